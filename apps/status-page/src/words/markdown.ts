import MarkdownIt from 'markdown-it';
import { visible } from '#words/shown';
import { Markup } from './markup.js';

/**
 * The words of an entry are read as in a mail: HTML is words like any other, there are no pictures, and a link leads to the
 * web or to a mailbox. Headings become strong words, for those of the page are the page's own.
 */
function readsMarkdown() {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(['image', 'table']);
  markdown.linkify.set({ fuzzyEmail: false, fuzzyLink: false, fuzzyIP: false });
  markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url);
  markdown.renderer.rules.heading_open = () => '<p><strong>';
  markdown.renderer.rules.heading_close = () => '</strong></p>\n';
  markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    tokens[index]!.attrSet('rel', 'noopener nofollow');
    return renderer.renderToken(tokens, index, options);
  };
  return markdown;
}

const markdown = readsMarkdown();

/** Markdown as markup that can stand in any page or feed. */
export const fromMarkdown = (text: string): Markup => new Markup(markdown.render(visible(text)).trim());
