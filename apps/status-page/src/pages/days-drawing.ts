import { COMPONENT_STATE_NAMES, COMPONENT_STATES, type ComponentState } from '#contracts';
import type { Asked } from '../resource.js';
import { type Day, uptimeOf } from '../standing/days.js';
import { type Markup, markup } from '../words/markup.js';
import { day, duration, share } from '../words/spoken.js';
import { stateTag } from './icons.js';
import { TEXTS } from './texts.js';

/** A day's width with the gap to the next, and the height of the worst. */
const [STEP, HEIGHT] = [3, 36];

/** The worse, the taller: nobody needs the colours to see it. */
const TALL: Readonly<Record<ComponentState, number>> = {
  operational: 9,
  under_maintenance: 15,
  degraded_performance: 20,
  partial_outage: 28,
  major_outage: HEIGHT,
};

const isTrouble = ({ worst }: Day): boolean => worst !== null && worst !== 'operational';

/** The days on which something was not as always, the latest first. */
export const troubled = (days: readonly Day[]): readonly Day[] => days.filter(isTrouble).reverse();

/** How well it was there on those days, in words; null before it was shown. */
export function uptimeWords(days: readonly Day[], { now, language }: Asked): string | null {
  const percent = uptimeOf(days, now);
  return percent === null
    ? null
    : TEXTS[language].uptime(share(percent, language), days.filter(({ worst }) => worst !== null).length);
}

/** Days as bars, drawn by a line of dashes and a path for each state, for a bar each would be half of the page. */
export function drawing(days: readonly Day[], asked: Asked): Markup {
  const texts = TEXTS[asked.language];
  const width = days.length * STEP;
  const from = days.findIndex(({ worst }) => worst !== null);
  const shown = from < 0 ? width : from * STEP;
  const paths = COMPONENT_STATES.filter((state) => state !== 'operational').map((state) => {
    const bars = days.flatMap(({ worst }, index) =>
      worst === state ? [`M${index * STEP + 1} ${HEIGHT}v-${TALL[state]}`] : [],
    );
    return bars.length > 0 && markup`<path class="${state}" d="${bars.join('')}" stroke="var(--${state})"/>`;
  });
  const said = [
    uptimeWords(days, asked) ?? texts.notShown,
    troubled(days).length > 0 ? texts.trouble(troubled(days).length) : texts.noTrouble,
  ];
  return markup`<svg class="days operational" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${said.join(', ')}">${shown > 0 && markup`<path class="before" d="M0 ${HEIGHT - 1.5}H${shown}"/>`}${shown < width && markup`<path class="steady" d="M${shown} ${HEIGHT - 4.5}H${width}"/>`}${paths}</svg>`;
}

/** The same in words, day by day, for everyone who wants to know. */
export function troubleList(days: readonly Day[], { language }: Asked): Markup | null {
  const texts = TEXTS[language];
  const some = troubled(days);
  if (some.length === 0) return null;
  const lines = some.map(
    ({ date, worst, downMs }) =>
      markup`<li><time datetime="${date}">${day(date, language)}</time> ${stateTag(worst!, COMPONENT_STATE_NAMES[worst!][language])}${downMs > 0 && markup` <span>${texts.down(duration(downMs, language))}</span>`}</li>`,
  );
  return markup`<details><summary>${texts.trouble(some.length)}</summary><ul>${lines}</ul></details>`;
}
