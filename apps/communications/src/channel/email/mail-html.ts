import type { Language } from '#contracts';
import { readsMarkdown } from '../markdown.js';

const markdown = readsMarkdown();

/** Mail programs keep little of a style sheet, so each element brings its own. */
const STYLES: Readonly<Record<string, string>> = {
  paragraph_open: 'margin:0 0 14px',
  bullet_list_open: 'margin:0 0 14px;padding-left:22px',
  ordered_list_open: 'margin:0 0 14px;padding-left:22px',
  blockquote_open: 'margin:0 0 14px;padding-left:12px;border-left:3px solid #ccc;color:#444',
  heading_open: 'margin:18px 0 8px;font-size:17px',
  link_open: 'color:#0b5cad',
};

for (const [rule, style] of Object.entries(STYLES)) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const token = tokens[index]!;
    token.attrSet('style', style);
    if (rule === 'link_open') token.attrSet('rel', 'noopener noreferrer nofollow');
    return self.renderToken(tokens, index, options);
  };
}

const { escapeHtml } = markdown.utils;

const PAGE = 'margin:0;padding:24px 12px;background:#f4f5f7';
const SHEET = 'max-width:600px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e1e4e8;border-radius:6px';
const WORDS = 'font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#1c1e21';
const BANNER = 'margin:0 0 18px;padding:10px 12px;background:#ffe9a8;border:1px solid #d9a400;font-weight:bold';
const FOOT = 'margin:24px 0 0;padding-top:12px;border-top:1px solid #e1e4e8;font-size:12px;color:#666';

/** What a page of a mail is made of. */
export interface Page {
  readonly language: Language;
  readonly subject: string;
  readonly banner: string | null;
  /** Markdown. */
  readonly body: string;
  readonly foot: readonly string[];
}

/** A mail as HTML that reads well in any mail program: one column, no pictures, nothing that is fetched. */
export function mailHtml({ language, subject, banner, body, foot }: Page): string {
  const title = escapeHtml(subject);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>`,
    `<body style="${PAGE}"><div style="${SHEET};${WORDS}">`,
    ...(banner ? [`<p style="${BANNER}">${escapeHtml(banner)}</p>`] : []),
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${title}</h1>`,
    markdown.render(body),
    `<p style="${FOOT}">${foot.map((line) => escapeHtml(line)).join('<br>')}</p>`,
    '</div></body></html>',
  ].join('\n');
}
