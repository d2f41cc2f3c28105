import MarkdownIt from 'markdown-it';

/**
 * How the words of a message are read on every channel. HTML is words like any other, there are no pictures (whoever opens a
 * message fetches nothing), and a link leads to the web or to a mailbox and nowhere else.
 */
export function readsMarkdown() {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(['image', 'table']);
  markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false, fuzzyIP: false });
  markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url);
  return markdown;
}
