import MarkdownIt from 'markdown-it';

// No HTML and no pictures: a page that somebody opens runs and fetches nothing that a note brought along.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable('image');
markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false, fuzzyIP: false });
markdown.validateLink = (url) => /^https?:\/\//i.test(url);

const { rules } = markdown.renderer;
// The headings of the page are its days.
rules.heading_open = () => '<p><strong>';
rules.heading_close = () => '</strong></p>\n';
rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]!.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, index, options);
};

/** The words of a note as HTML that harms nobody, whatever stands in them. */
export const noteAsHtml = (text: string): string => markdown.render(text);
