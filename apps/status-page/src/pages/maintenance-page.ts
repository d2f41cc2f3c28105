import type { Asked } from '../resource.js';
import { markup } from '../words/markup.js';
import { named, said } from '../words/said.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { aboutMaintenance, maintained, maintenanceEntries } from './maintenance-article.js';
import { TEXTS } from './texts.js';

/** One piece of planned work with all that was said of it; null for one that is not there. */
export function maintenancePage(asked: Asked): string | null {
  const { copy, params, language } = asked;
  const it = copy.maintenances.find(({ id }) => id === params.id);
  if (!it) return null;
  const content = markup`<article>
<h1>${named(it.title, language)}</h1>
${aboutMaintenance(it, language)}
<div class="card">${maintained(it, asked)}${maintenanceEntries(it, language)}</div>
</article>
<p class="more"><a href="${pageLink(asked, '/maintenance')}">${TEXTS[language].toMaintenance}</a></p>`;
  return laidOut(asked, { path: `/maintenances/${it.id}`, title: said(it.title, language), content });
}
