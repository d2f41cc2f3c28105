import { spokenTime } from '#contracts';
import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { hour } from '../words/spoken.js';
import { icon } from './icons.js';
import { TEXTS } from './texts.js';

/** How long news counts as fresh. */
const FRESH_MS = 60_000;

/**
 * How old the news is, in words that stay true in any cache; what is older than a minute is said to be so, where nobody can
 * miss it.
 */
export function freshness({ copy: { confirmedAt }, now, language }: Asked): Markup {
  const texts = TEXTS[language];
  if (confirmedAt === null)
    return markup`<p class="notice">${icon('degraded_performance')}<span>${texts.nothingHeard}</span></p>`;
  const isToday = confirmedAt.slice(0, 10) === now.toISOString().slice(0, 10);
  const words = isToday ? hour(confirmedAt, language) : spokenTime(confirmedAt, language);
  const at = markup`<time datetime="${confirmedAt}">${words}</time>`;
  const asOf = markup`<p class="asof">${texts.asOf} ${at}</p>`;
  if (now.getTime() - Date.parse(confirmedAt) <= FRESH_MS) return asOf;
  const old = markup`<p class="notice">${icon('degraded_performance')}<span>${texts.maybeOld} ${at}.</span></p>`;
  return markup`${asOf}${old}`;
}
