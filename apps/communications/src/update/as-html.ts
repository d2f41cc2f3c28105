import MarkdownIt from 'markdown-it';

// HTML is words like any other; pictures would tell somebody else who reads it, and stay links.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable('image');

/** Markdown as HTML that can stand in any page or mail. */
export const asHtml = (text: string): string => markdown.render(text);
