import type { Maintenance, Publication } from '#contracts';
import type { Asked } from '../resource.js';
import { shownMonth } from '../standing/shown-month.js';
import { type Markup, markup } from '../words/markup.js';
import { dayRange, month as monthName, weekday } from '../words/spoken.js';
import { DAYS } from './component-list.js';
import { laidOut } from './layout.js';
import { pageLink } from './links.js';
import { maintenanceLine } from './maintenance-article.js';
import { publicationLine } from './publication-article.js';
import { TEXTS } from './texts.js';
import { uptimeTable } from './uptime-table.js';

const dayOf = (instant: string): string => instant.slice(0, 10);

/** Work stands on the day on which it began; what never began stands nowhere. */
const workDay = ({ begunAt }: Maintenance): string | null => begunAt && dayOf(begunAt);

/** What there is to tell of each day. */
function linesByDay(asked: Asked, days: ReadonlySet<string>): ReadonlyMap<string, Markup[]> {
  const { publications, maintenances } = asked.copy;
  const lines = new Map<string, Markup[]>();
  const put = (day: string | null, line: () => Markup) => {
    if (day !== null && days.has(day)) lines.set(day, [...(lines.get(day) ?? []), line()]);
  };
  for (const one of publications) put(dayOf(one.startedAt), () => publicationLine(one as Publication, asked));
  for (const one of maintenances) put(workDay(one), () => maintenanceLine(one, asked));
  return lines;
}

/** A day with something to tell stands alone; those with nothing stand together. */
function dayList(asked: Asked, days: readonly string[]): Markup[] {
  const { language } = asked;
  const lines = linesByDay(asked, new Set(days));
  const runs: string[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && !lines.has(day) && !lines.has(last[0]!)) last.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const [latest, earliest] = [run[0]!, run.at(-1)!];
    const name = run.length > 1 ? dayRange(earliest, latest, language) : weekday(latest, language);
    const told = lines.get(latest);
    const list = told ? markup`<ul class="past">${told}</ul>` : markup`<p class="quiet">${TEXTS[language].quiet}</p>`;
    return markup`<section class="day"><h2>${name}</h2>${list}</section>`;
  });
}

/** The history of 90 days, a month at a time, the latest day first, and how well each component was there. */
export function historyPage(asked: Asked): string {
  const { language, now, query } = asked;
  const texts = TEXTS[language];
  const { months, month, days } = shownMonth(query.month, now, DAYS);
  const links = months.map((one) => {
    const current = one === month && markup` aria-current="page"`;
    return markup`<li><a href="${pageLink(asked, '/history')}?month=${one}"${current}>${monthName(one, language)}</a></li>`;
  });
  const content = markup`<h1>${texts.historyTitle}</h1>
<p class="quiet">${texts.historyLead}</p>
<nav aria-label="${texts.months}"><ul class="months">${links}</ul></nav>
${dayList(asked, days)}
${uptimeTable(asked)}`;
  return laidOut(asked, { path: '/history', title: texts.historyTitle, content, keeps: `?month=${month}` });
}
