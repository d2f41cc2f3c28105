import type { Asked } from '../resource.js';
import { isPlanned, isUnderWay } from '../standing/public-copy.js';
import { markup } from '../words/markup.js';
import { laidOut } from './layout.js';
import { maintenanceCard, maintenanceLine } from './maintenance-article.js';
import { TEXTS } from './texts.js';

const MOST_PAST = 50;

/** All planned work: under way, to come (the next first), over. */
export function maintenancesPage(asked: Asked): string {
  const { copy, language } = asked;
  const texts = TEXTS[language];
  const none = (words: string) => markup`<p class="quiet">${words}</p>`;
  const underWay = copy.maintenances.filter(isUnderWay).map((one) => maintenanceCard(one, asked));
  const planned = copy.maintenances.filter(isPlanned).map((one) => maintenanceCard(one, asked));
  const past = copy.maintenances.filter((one) => !isPlanned(one) && !isUnderWay(one)).slice(0, MOST_PAST);
  const content = markup`<h1>${texts.maintenance}</h1>
<section><h2>${texts.workNow}</h2>${underWay.length > 0 ? underWay : none(texts.noneNow)}</section>
<section><h2>${texts.workPlanned}</h2>${planned.length > 0 ? planned.reverse() : none(texts.nonePlanned)}</section>
<section><h2>${texts.workPast}</h2>${past.length > 0 ? markup`<ul class="past">${past.map((one) => maintenanceLine(one, asked))}</ul>` : none(texts.nonePast)}</section>`;
  return laidOut(asked, { path: '/maintenance', title: texts.maintenance, content });
}
