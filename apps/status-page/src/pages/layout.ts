import { createHash } from 'node:crypto';
import { LANGUAGES } from '#contracts';
import type { Asked } from '../resource.js';
import { Markup, markup } from '../words/markup.js';
import { asOf, oldNotice } from './freshness.js';
import { addressIn, linkTo, pageLink } from './links.js';
import { styleFor } from './style.js';
import { TEXTS } from './texts.js';

/** What stands on one page. */
export interface Page {
  /** Where it lies, without a query: `/history`. */
  readonly path: string;
  /** What it is about; null for the first page. */
  readonly title: string | null;
  readonly content: Markup;
  /** The query that is kept when the language changes: `?month=2026-10`. */
  readonly keeps?: string;
}

/** Nothing runs and nothing is fetched but a logo: it holds too where a page is served without its headers. */
const policyFor = (style: string): string => {
  const digest = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; img-src 'self' https: data:; base-uri 'none'; form-action 'self'`;
};

const FEEDS = [
  ['/history.rss', 'RSS', 'application/rss+xml'],
  ['/history.atom', 'Atom', 'application/atom+xml'],
  ['/feed.json', 'JSON', 'application/feed+json'],
] as const;

function head(asked: Asked, { path, title }: Page): Markup {
  const { language, brand } = asked;
  const name = TEXTS[language].title(brand.name);
  const style = styleFor(brand.colour);
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === null ? name : `${title} – ${name}`}</title>
<meta name="description" content="${TEXTS[language].title(brand.name)}">
<link rel="icon" href="data:,">
<link rel="canonical" href="${addressIn(asked, path, language)}">
<link rel="alternate" hreflang="x-default" href="${asked.address}${path}">
${LANGUAGES.map((one) => markup`<link rel="alternate" hreflang="${one}" href="${addressIn(asked, path, one)}">`)}
${FEEDS.map(
  ([feed, format, type]) =>
    markup`<link rel="alternate" type="${type}" title="${`${name} (${format})`}" href="${pageLink(asked, feed)}">`,
)}
<style>${new Markup(style)}</style>
</head>`;
}

function band(asked: Asked, { path, keeps = '' }: Page): Markup {
  const { language, brand } = asked;
  const texts = TEXTS[language];
  const other = LANGUAGES.find((one) => one !== language)!;
  const to = (where: string, words: string) =>
    markup`<li><a href="${pageLink(asked, where)}"${where === path && markup` aria-current="page"`}>${words}</a></li>`;
  const inOther = `${pageLink(asked, path, other)}${keeps}`;
  return markup`<a class="skip" href="#main">${texts.skip}</a>
<header class="band"><div class="width">
<a class="brand" href="${brand.address ?? pageLink(asked, '/')}">${brand.logo && markup`<img src="${brand.logo}" alt="" height="32">`}<bdi>${brand.name}</bdi></a>
<nav aria-label="${texts.pages}"><ul>${to('/', texts.now)}${to('/history', texts.history)}${to('/maintenance', texts.maintenance)}${to('/subscribe', texts.subscribe)}
<li><a href="${inOther}" hreflang="${other}" lang="${other}">${texts.otherLanguage}</a></li></ul></nav>
</div></header>`;
}

function foot(asked: Asked): Markup {
  const texts = TEXTS[asked.language];
  const links = [
    ...FEEDS.map(([path, format]) => markup`<li><a href="${pageLink(asked, path)}">${format}</a></li>`),
    markup`<li><a href="${linkTo(asked, '/api/v2/summary.json')}">API</a></li>`,
  ];
  return markup`<footer><div class="width"><p>${texts.utc}</p><nav aria-label="${texts.follow}"><ul>${links}</ul></nav></div></footer>`;
}

/** A whole page around what it has to say: it says how old that is, whatever it is. */
export function laidOut(asked: Asked, page: Page): string {
  const old = oldNotice(asked);
  return markup`<!doctype html>
<html lang="${asked.language}">
${head(asked, page)}
<body>
${band(asked, page)}
<main id="main" class="${old ? 'width old' : 'width'}">
${old}${page.content}
${page.path !== '/' && asOf(asked)}
</main>
${foot(asked)}
</body>
</html>
`.text;
}
