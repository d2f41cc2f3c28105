import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { feedAddress, feedTitle, feedUpdatedAt, type Told, toldIn } from './told.js';

const rfc822 = (instant: string): string => new Date(instant).toUTCString();

const item = ({ guid, address, title, content, publishedAt, updatedAt }: Told): Markup => markup`
<item>
<title>${title}</title>
<link>${address}</link>
<guid isPermaLink="false">${guid}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
<atom:updated>${updatedAt}</atom:updated>
<description>${content.text}</description>
</item>`;

/** The history as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rss(asked: Asked): string {
  const told = toldIn(asked);
  return markup`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${feedTitle(asked)}</title>
<link>${asked.address}</link>
<description>${feedTitle(asked)}</description>
<language>${asked.language}</language>
<lastBuildDate>${rfc822(feedUpdatedAt(told, asked))}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${feedAddress(asked, '/history.rss')}"/>${told.map(item)}
</channel>
</rss>
`.text;
}
