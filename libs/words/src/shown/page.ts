import type { Language } from '#contracts';
import { inMarkup } from './in-markup.js';

/** Nothing is loaded and nothing runs, also where the page is opened as a file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What a page is called, in which language it is, and how it looks (CSS). */
export interface PageHead {
  readonly title: string;
  readonly language: Language;
  readonly style: string;
}

/** What stands above the words of a page that needs nothing else, for a screen and for paper. */
export const pageBegin = ({ title, language, style }: PageHead): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inMarkup(title)}</title>
<style>${style}
</style>
</head>
<body>
`;

/** What ends it. */
export const PAGE_END = '</body>\n</html>\n';
