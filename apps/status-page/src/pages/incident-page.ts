import type { Asked } from '../resource.js';
import { markup } from '../words/markup.js';
import { named, said } from '../words/said.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { aboutPublication, affectedLine, affectedList, publicationEntries, withdrawal } from './publication-article.js';
import { TEXTS } from './texts.js';

/** One publication with all that was said of it; null for one that is not there. */
export function incidentPage(asked: Asked): string | null {
  const { copy, params, language } = asked;
  const it = copy.publications.find(({ id }) => id === params.id);
  if (!it) return null;
  const content = markup`<article${it.withdrawn && markup` class="withdrawn"`}>
<h1>${named(it.title, language)}</h1>
${aboutPublication(it, language)}${withdrawal(it, language)}
<div class="card">${!it.withdrawn && affectedList(it, asked)}${publicationEntries(it, language)}${affectedLine(it, asked)}</div>
</article>
<p class="more"><a href="${pageLink(asked, '/history')}">${TEXTS[language].toHistory}</a></p>`;
  return laidOut(asked, { path: `/incidents/${it.id}`, title: said(it.title, language), content });
}
