import type { Publication } from '#contracts';
import type { Asked } from '../resource.js';
import { isUnknown, overall } from '../standing/overall.js';
import { isOpen, isPlanned, isUnderWay } from '../standing/public-copy.js';
import { type Markup, markup } from '../words/markup.js';
import { componentList } from './component-list.js';
import { asOf, oldNotice } from './freshness.js';
import { icon, TONE_OF } from './icons.js';
import { laidOut } from './layout.js';
import { affectedLink, pageLink } from './links.js';
import { maintenanceCard } from './maintenance-article.js';
import { publicationCard, publicationLine } from './publication-article.js';
import { TEXTS } from './texts.js';

const WEEK_MS = 7 * 86_400_000;
const MOST_PAST = 10;

/** How all is, and when that was known. */
function banner(asked: Asked): Markup {
  const { copy, language } = asked;
  const { indicator, description } = overall(copy);
  const tone = isUnknown(copy) ? 'unknown' : TONE_OF[indicator];
  const lastKnown = oldNotice(asked) && tone !== 'unknown' && TEXTS[language].lastKnown;
  const before = lastKnown && markup`<p class="small quiet">${lastKnown}</p>`;
  return markup`<div class="overall ${tone}">${icon(tone)}<div>${before}<h1>${description[language]}</h1></div></div>${asOf(asked)}
<p class="small"><a href="${affectedLink(asked)}">${TEXTS[language].reportLink}</a></p>`;
}

const section = (title: string, cards: readonly Markup[]): Markup | null =>
  cards.length > 0 ? markup`<section><h2>${title}</h2>${cards}</section>` : null;

/** What is over, and what was withdrawn, in the last week: whoever saw it then finds how it ended. */
function pastWeek(asked: Asked): Markup {
  const { copy, now, language } = asked;
  const texts = TEXTS[language];
  const from = new Date(now.getTime() - WEEK_MS).toISOString();
  const endOf = ({ withdrawn, resolvedAt }: Publication) => withdrawn?.at ?? resolvedAt ?? '';
  const past = copy.publications.filter((one) => endOf(one) >= from).slice(0, MOST_PAST);
  const list =
    past.length > 0
      ? markup`<ul class="past">${past.map((one) => publicationLine(one, asked))}</ul>`
      : markup`<p class="quiet">${texts.quiet}</p>`;
  return markup`<section><h2>${texts.pastWeek}</h2>${list}<p class="more"><a href="${pageLink(asked, '/history')}">${texts.wholeHistory}</a></p></section>`;
}

/** How things are now. */
export function nowPage(asked: Asked): string {
  const { copy, language } = asked;
  const texts = TEXTS[language];
  const work = (which: typeof isPlanned) => copy.maintenances.filter(which).map((one) => maintenanceCard(one, asked));
  const content = markup`${banner(asked)}
${section(
  texts.goingOn,
  copy.publications.filter(isOpen).map((one) => publicationCard(one, asked)),
)}
${section(texts.workNow, work(isUnderWay))}
${section(texts.workPlanned, work(isPlanned).reverse())}
${componentList(asked)}
${pastWeek(asked)}`;
  return laidOut(asked, { path: '/', title: null, content });
}
