import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { feedAddress, feedTitle, feedUpdatedAt, type Told, toldIn } from './told.js';

const entry = ({ guid, address, title, language, content, publishedAt, updatedAt }: Told): Markup => markup`
<entry xml:lang="${language}">
<id>${guid}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${publishedAt}</published>
<updated>${updatedAt}</updated>
<content type="html">${content.text}</content>
</entry>`;

/** The history as Atom (RFC 4287). */
export function atom(asked: Asked): string {
  const told = toldIn(asked);
  return markup`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${asked.language}">
<id>${feedAddress(asked, '/history.atom')}</id>
<title>${feedTitle(asked)}</title>
<updated>${feedUpdatedAt(told, asked)}</updated>
<author><name>${asked.brand.name}</name></author>
<link rel="self" type="application/atom+xml" href="${feedAddress(asked, '/history.atom')}"/>
<link rel="alternate" type="text/html" href="${asked.address}"/>${told.map(entry)}
</feed>
`.text;
}
