import type { AffectedCount, affectedCounted, affectedReported, EventOf } from '#contracts';

/** What can happen to the reports that come together. */
export type AffectedEvent = EventOf<typeof affectedCounted> | EventOf<typeof affectedReported>;

/** Who reported that they are affected: at one publication, or on one day at none. Numbers, and nobody's name. */
export interface Affected {
  readonly publication: string | null;
  /** Of the publication; null: none. */
  readonly incident: string | null;
  readonly restricted: boolean;
  /** Of those at no publication (UTC). */
  readonly day: string | null;
  readonly total: number;
  readonly components: readonly AffectedCount[];
  /** More than the page takes at once, not in the total. */
  readonly beyond: number;
  /** How many came in each of the last minutes in which some did, oldest first. */
  readonly minutes: readonly { readonly at: string; readonly count: number }[];
  readonly firstAt: string;
  readonly latestAt: string;
  /** The last batch of each page that passed some on, the latest page last. */
  readonly pages: readonly { readonly page: string; readonly batch: number }[];
  /** What the record was told last. */
  readonly told: { readonly at: string; readonly all: number } | null;
}

/** Reports that a page passes on together, as they are counted. */
export type Counted = EventOf<typeof affectedCounted>['data'];

/** All that were reported, taken or only counted. */
export const allOf = ({ total, beyond }: Pick<Affected, 'total' | 'beyond'>): number => total + beyond;

const MINUTE_MS = 60_000;
/** So far back somebody is told how many came lately. */
const KEPT_MINUTES = 60;
/** Pages that run at a time, and those that were started again, are far fewer. */
const KEPT_PAGES = 50;

/** The whole minute in which something was. */
export const minuteOf = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/** Counts of several lists together, most first. */
export function together(...lists: readonly (readonly AffectedCount[])[]): AffectedCount[] {
  const all = new Map<string | null, number>();
  for (const { component, count } of lists.flat()) all.set(component, (all.get(component) ?? 0) + count);
  return [...all]
    .map(([component, count]) => ({ component, count }))
    .toSorted((one, other) => other.count - one.count || (one.component ?? '~').localeCompare(other.component ?? '~'));
}

const sum = (counts: readonly AffectedCount[]): number => counts.reduce((all, { count }) => all + count, 0);

/** What is there with these added. */
export function added(before: Affected | undefined, data: Counted, at: string): Affected {
  const { publication, incident, restricted, day, page, batch, counts, beyond } = data;
  const minute = minuteOf(at);
  const oldest = new Date(Date.parse(minute) - KEPT_MINUTES * MINUTE_MS).toISOString();
  const inMinute = before?.minutes.find((one) => one.at === minute)?.count ?? 0;
  const others = (before?.minutes ?? []).filter((one) => one.at !== minute && one.at > oldest);
  const pages = (before?.pages ?? []).filter((one) => one.page !== page);
  return {
    ...{ publication, incident, restricted, day },
    total: (before?.total ?? 0) + sum(counts),
    components: together(before?.components ?? [], counts),
    beyond: (before?.beyond ?? 0) + beyond,
    minutes: [...others, { at: minute, count: inMinute + sum(counts) }],
    ...{ firstAt: before?.firstAt ?? at, latestAt: at },
    pages: [...pages, { page, batch }].slice(-KEPT_PAGES),
    told: before?.told ?? null,
  };
}
