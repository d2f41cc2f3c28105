import { later, type Snooze } from '#contracts';
import type { KeptNotice } from './kept-notice.js';
import { DIGEST_MS } from './notices-of.js';

/** Between two digests where the later one is urgent: what comes at once goes together, and a flood is a trickle. */
export const URGENT_MS = 5_000;

/** A notice that has not gone out, as far as it matters for when it does. */
export type Waiting = Pick<KeptNotice, 'event' | 'incident' | 'urgent' | 'byClock' | 'dueAt'>;

/** What is to be done with what waits for a person. */
export interface Choice {
  /** What goes out now, all in one digest; empty: nothing does. */
  readonly goes: readonly Waiting[];
  /** What may go at the earliest when: those that are silenced, and those that would come too soon after the last digest. */
  readonly later: readonly { readonly until: string; readonly events: readonly string[] }[];
}

/**
 * What of this goes out to a person now. Once anything is due, all goes that is not silenced: one digest, and at least a
 * minute since the last one (`lastAt`) unless something in it is urgent.
 */
export function chooseDigest(
  waiting: readonly Waiting[],
  snoozes: readonly Pick<Snooze, 'incident' | 'until'>[],
  lastAt: string | null,
  now: string,
): Choice {
  const silentUntil = new Map(snoozes.filter(({ until }) => until > now).map((one) => [one.incident, one.until]));
  const isSilent = ({ byClock, incident }: Waiting) => byClock && silentUntil.has(incident);
  const held = Map.groupBy(waiting.filter(isSilent), ({ incident }) => silentUntil.get(incident)!);
  const silenced = [...held].map(([until, notices]) => ({ until, events: notices.map(({ event }) => event) }));
  const free = waiting.filter((one) => !isSilent(one));
  const due = free.filter(({ dueAt }) => dueAt <= now);
  if (due.length === 0) return { goes: [], later: silenced };
  const gap = due.some(({ urgent }) => urgent) ? URGENT_MS : DIGEST_MS;
  const earliest = lastAt === null ? now : later(lastAt, gap);
  if (earliest <= now) return { goes: free, later: silenced };
  return { goes: [], later: [...silenced, { until: earliest, events: due.map(({ event }) => event) }] };
}
