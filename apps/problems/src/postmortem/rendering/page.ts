import type { Language } from '#contracts';
import { STYLE } from './html-style.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words that stay words in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (it) => ENTITIES[it]!);

/** Nothing is loaded and nothing runs, also where the page is opened as a file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What stands above a page of this name, in this language. */
export function pageBegin(title: string, language: Language): string {
  const name = escaped(title);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${name}</h1>
`;
}

/** What ends it. */
export const PAGE_END = '</main>\n</body>\n</html>\n';
