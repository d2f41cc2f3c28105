import { spokenTime } from '#contracts';
import type { Asked } from '../resource.js';
import { type Markup, markup } from '../words/markup.js';
import { hour } from '../words/spoken.js';
import { icon } from './icons.js';
import { TEXTS } from './texts.js';

/** How long news counts as fresh. */
const FRESH_MS = 60_000;

const isOld = ({ copy: { confirmedAt }, now }: Asked): boolean =>
  confirmedAt === null || now.getTime() - Date.parse(confirmedAt) > FRESH_MS;

/** When it was last known how things are: the time alone where that was today. */
function heardAt(confirmedAt: string, { now, language }: Asked): Markup {
  const isToday = confirmedAt.slice(0, 10) === now.toISOString().slice(0, 10);
  const words = isToday ? hour(confirmedAt, language) : spokenTime(confirmedAt, language);
  return markup`<time datetime="${confirmedAt}">${words}</time>`;
}

/** How old the news is, in words that stay true in any cache. */
export function asOf(asked: Asked): Markup | null {
  const { confirmedAt } = asked.copy;
  if (confirmedAt === null) return null;
  return markup`<p class="asof">${TEXTS[asked.language].asOf} ${heardAt(confirmedAt, asked)}</p>`;
}

/** What is older than a minute is said to be so, where nobody can miss it; null for what is fresh. */
export function oldNotice(asked: Asked): Markup | null {
  if (!isOld(asked)) return null;
  const { confirmedAt } = asked.copy;
  const texts = TEXTS[asked.language];
  const words = confirmedAt === null ? texts.nothingHeard : markup`${texts.maybeOld} ${heardAt(confirmedAt, asked)}.`;
  return markup`<p class="notice">${icon('degraded_performance')}<span>${words}</span></p>`;
}
