import { type Language, MAINTENANCE_STATUS_NAMES, type Maintenance } from '#contracts';
import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { named, told } from '../words/said.js';
import { between, time } from '../words/spoken.js';
import { pageLink } from './links.js';
import { TEXTS } from './texts.js';

/** What was said, the latest first. */
export function maintenanceEntries({ entries }: Maintenance, language: Language): Markup {
  const lines = entries.map(
    ({ status, at, words }) =>
      markup`<li><p class="when"><strong>${MAINTENANCE_STATUS_NAMES[status][language]}</strong> ${time(at, language)}</p>${told(words, language)}</li>`,
  );
  return markup`<ol class="entries" reversed>${lines.reverse()}</ol>`;
}

/** What is under maintenance of what is shown. */
export function maintained({ components }: Maintenance, { copy, language }: Asked): Markup | null {
  const shown = copy.components.filter(({ key, visible }) => visible && components.includes(key));
  if (shown.length === 0) return null;
  const names = shown.map(({ name }) => markup`<li>${named(name, language)}</li>`);
  return markup`<div class="affected"><p class="quiet">${TEXTS[language].affected}</p><ul>${names}</ul></div>`;
}

/** In a line: where it stands, when it is planned, when it took place. */
export function aboutMaintenance(it: Maintenance, language: Language): Markup {
  const texts = TEXTS[language];
  const { begunAt, endedAt } = it;
  const took =
    begunAt &&
    (endedAt
      ? markup`<span>${texts.actual} ${between(begunAt, endedAt, language)}</span>`
      : markup`<span>${texts.since} ${time(begunAt, language)}</span>`);
  return markup`<p class="about"><strong>${MAINTENANCE_STATUS_NAMES[it.status][language]}</strong><span>${texts.planned} ${between(it.scheduledFor, it.scheduledUntil, language)}</span>${took}</p>`;
}

/** Work that is planned or under way, with all that was said of it. */
export const maintenanceCard = (it: Maintenance, asked: Asked): Markup => markup`<article class="card">
<h3><a href="${pageLink(asked, `/maintenances/${it.id}`)}">${named(it.title, asked.language)}</a></h3>
${aboutMaintenance(it, asked.language)}${maintained(it, asked)}${maintenanceEntries(it, asked.language)}
</article>`;

/** Work that is over, in a line of a list. */
export const maintenanceLine = (it: Maintenance, asked: Asked): Markup =>
  markup`<li><a href="${pageLink(asked, `/maintenances/${it.id}`)}">${named(it.title, asked.language)}</a>${aboutMaintenance(it, asked.language)}</li>`;
