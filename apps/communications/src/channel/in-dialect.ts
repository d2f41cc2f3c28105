import type { Token } from 'markdown-it';
import { readsMarkdown } from './markdown.js';

/** How a channel that knows a little of Markdown, in a spelling of its own, writes it. */
export interface Dialect {
  /** Words in which nothing means anything but itself. */
  text(words: string): string;
  readonly strong: string;
  readonly emphasis: string;
  /** `words` are written in the dialect already. */
  link(words: string, address: string): string;
}

const markdown = readsMarkdown();

function inline(tokens: readonly Token[], dialect: Dialect): string {
  let written = '';
  const links: { readonly from: number; readonly address: string }[] = [];
  for (const token of tokens) {
    if (token.type === 'strong_open' || token.type === 'strong_close') written += dialect.strong;
    else if (token.type === 'em_open' || token.type === 'em_close') written += dialect.emphasis;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') written += '\n';
    else if (token.type === 'code_inline') written += `\`${dialect.text(token.content)}\``;
    else if (token.type === 'link_open')
      links.push({ from: written.length, address: `${token.attrGet('href') ?? ''}` });
    else if (token.type === 'link_close') {
      const { from, address } = links.pop()!;
      written = written.slice(0, from) + dialect.link(written.slice(from), address);
    } else written += dialect.text(token.content);
  }
  return written;
}

/** The words of a message block by block (a paragraph, a point of a list, a piece of code), as a channel writes them. */
export function inDialect(body: string, dialect: Dialect): string[] {
  const blocks: string[] = [];
  let lead = '';
  let depth = 0;
  let heading = false;
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'list_item_open') lead = '  '.repeat(depth - 1) + (token.info ? `${token.info}. ` : '• ');
    else if (/_list_open$/.test(token.type)) depth += 1;
    else if (/_list_close$/.test(token.type)) depth -= 1;
    else if (/^heading_/.test(token.type)) heading = token.nesting > 0;
    else if (token.type === 'fence' || token.type === 'code_block') {
      blocks.push(`\`\`\`\n${dialect.text(token.content.replaceAll('```', "'''"))}\`\`\``);
    } else if (token.type === 'inline') {
      const words = inline(token.children ?? [], dialect);
      blocks.push(lead + (heading ? dialect.strong + words + dialect.strong : words));
      lead = '';
    }
  }
  return blocks;
}

/** Blocks put together, a paragraph each, to texts of at most so many characters; a longer block is cut in pieces. */
export function inTexts(blocks: readonly string[], most: number): string[] {
  const texts: string[] = [];
  for (const block of blocks) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 2 + block.length <= most) texts[texts.length - 1] = `${last}\n\n${block}`;
    else for (let at = 0; at < block.length; at += most) texts.push(block.slice(at, at + most));
  }
  return texts;
}
