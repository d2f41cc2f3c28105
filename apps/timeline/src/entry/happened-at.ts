import { occurredInFuture, occurredTooEarly } from '#contracts';

/** What is known of when an incident was; all of it can be missing. */
export interface Span {
  readonly declaredAt?: string | undefined;
  readonly startedAt?: string | null | undefined;
  /** A backfilled incident is told long after it was. */
  readonly backfilled?: boolean | undefined;
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** The earliest time that has a place in the record of an incident: a year before it; null where nobody can say. */
export function earliest({ declaredAt, startedAt, backfilled }: Span): string | null {
  const begin = startedAt ?? (backfilled ? undefined : declaredAt);
  return begin ? new Date(Date.parse(begin) - YEAR_MS).toISOString() : null;
}

/** When something happened, in UTC: now unless given. Refuses the future, and what was long before the incident. */
export function happenedAt(given: string | undefined, now: string, span: Span): string {
  if (given === undefined) return now;
  const at = new Date(given).toISOString();
  if (at > now) throw occurredInFuture({ now });
  const first = earliest(span);
  if (first !== null && at < first) throw occurredTooEarly({ earliest: first });
  return at;
}
