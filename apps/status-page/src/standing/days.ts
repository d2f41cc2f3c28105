import type { ComponentState, Maintenance, Publication, ShownComponent } from '#contracts';
import { worseOf } from './component-states.js';
import type { PublicCopy } from './public-copy.js';

const DAY_MS = 86_400_000;

/** How a component was on one day, in UTC. */
export interface Day {
  /** As `2026-11-26`. */
  readonly date: string;
  /** The worst that was said of it that day; null before it was shown. */
  readonly worst: ComponentState | null;
  /** How long it was not there: a whole outage counts whole, a partial one as {@link PARTIAL}, all else not. */
  readonly downMs: number;
}

/** What counts of a partial outage: as https://support.atlassian.com/statuspage/docs/display-historical-uptime-of-components/ has it. */
export const PARTIAL = 0.3;

const DOWN: Readonly<Partial<Record<ComponentState, number>>> = { partial_outage: PARTIAL, major_outage: 1 };

/** From when until when something was said of a component; milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly state: ComponentState;
}

/** What a publication says of a component, each entry until the next. */
function spansOfPublication(
  { entries, startedAt, resolvedAt, withdrawn }: Publication,
  key: string,
  now: number,
): Span[] {
  if (withdrawn) return [];
  const end = resolvedAt === null ? now : Date.parse(resolvedAt);
  return entries.flatMap(({ at, components }, index) => {
    const state = components.find(({ component }) => component === key)?.state;
    if (!state || state === 'operational') return [];
    const from = Date.parse(index === 0 ? startedAt : at);
    const next = entries[index + 1];
    const until = Math.min(next ? Date.parse(next.at) : end, end, now);
    return until > from ? [{ from, until, state }] : [];
  });
}

function spansOfMaintenance({ components, begunAt, endedAt }: Maintenance, key: string, now: number): Span[] {
  if (begunAt === null || !components.includes(key)) return [];
  const until = endedAt === null ? now : Math.min(Date.parse(endedAt), now);
  return [{ from: Date.parse(begunAt), until, state: 'under_maintenance' }];
}

/** How long it was down between two times: at each moment the worst that was said counts, once. */
function downBetween(spans: readonly Span[], from: number, until: number): number {
  const within = spans.flatMap(({ from: begun, until: ended, state }) => {
    const [start, end] = [Math.max(begun, from), Math.min(ended, until)];
    return end > start ? [{ start, end, weight: DOWN[state] ?? 0 }] : [];
  });
  const cuts = [...new Set(within.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  return cuts.slice(1).reduce((sum, cut, index) => {
    const start = cuts[index]!;
    const weights = within.filter((one) => one.start <= start && one.end >= cut).map(({ weight }) => weight);
    return sum + Math.max(0, ...weights) * (cut - start);
  }, 0);
}

/** How a component was on each of the last days, today last. */
export function daysOf(
  { publications, maintenances }: Pick<PublicCopy, 'publications' | 'maintenances'>,
  { key, shownSince }: Pick<ShownComponent, 'key' | 'shownSince'>,
  now: Date,
  count = 90,
): Day[] {
  const time = now.getTime();
  const spans = [
    ...publications.flatMap((one) => spansOfPublication(one, key, time)),
    ...maintenances.flatMap((one) => spansOfMaintenance(one, key, time)),
  ];
  const today = Math.floor(time / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const from = today - (count - 1 - index) * DAY_MS;
    const until = Math.min(from + DAY_MS, time);
    const date = new Date(from).toISOString().slice(0, 10);
    if (from + DAY_MS <= Date.parse(shownSince)) return { date, worst: null, downMs: 0 };
    const ofDay = spans.filter((one) => one.from < from + DAY_MS && one.until > from);
    const worst = ofDay.reduce<ComponentState>((before, { state }) => worseOf(before, state), 'operational');
    return { date, worst, downMs: downBetween(ofDay, from, until) };
  });
}

/** The share of the time in which it was there, in percent; null for one that was not shown on any of the days. */
export function uptimeOf(days: readonly Day[], now: Date): number | null {
  const shown = days.filter(({ worst }) => worst !== null);
  if (shown.length === 0) return null;
  const whole = (shown.length - 1) * DAY_MS + (now.getTime() % DAY_MS);
  const down = shown.reduce((sum, { downMs }) => sum + downMs, 0);
  return whole === 0 ? 100 : 100 * (1 - down / whole);
}
