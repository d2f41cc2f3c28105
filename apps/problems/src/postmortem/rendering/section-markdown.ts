import MarkdownIt from 'markdown-it';

// HTML is words like any other, there are no pictures, and a link leads to the web. An address that is named once and used a
// thousand times would make a page of gigabytes out of a section of kilobytes, so links say their address themselves.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false }).disable(['image', 'reference']);
markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false, fuzzyIP: false });
markdown.validateLink = (url) => /^https?:\/\//i.test(url);

const { rules } = markdown.renderer;
// The headings of the page are its sections: those within are one and more below.
const below = (tag: string): string => `h${Math.min(6, Number(tag.slice(1)) + 2)}`;
rules.heading_open = (tokens, index) => `<${below(tokens[index]!.tag)}>`;
rules.heading_close = (tokens, index) => `</${below(tokens[index]!.tag)}>\n`;
rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]!.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, index, options);
};

/** The words of a section as HTML that harms nobody, whatever stands in them. */
export const sectionAsHtml = (text: string): string => markdown.render(text);
