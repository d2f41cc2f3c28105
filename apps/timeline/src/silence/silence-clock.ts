import { minutesLater, type Severity, type SilenceStep } from '#contracts';
import type { Context } from '#persistence';
import type { Keepers, KeptRecord, RecordEvent } from './record.js';

/** Minutes in which a person should have written something, by severity; null: nobody has to. */
export const SILENT_AFTER: Readonly<Record<Severity, number | null>> = { SEV1: 10, SEV2: 20, SEV3: 60, SEV4: null };

const MINUTE_MS = 60_000;
/** The manager is asked too when it has lasted twice as long. */
const TIMES: Readonly<Record<SilenceStep, number>> = { keeper: 1, manager: 2 };

/** Statuses in which there is something to write down. */
const AT_WORK: readonly string[] = ['triage', 'active', 'mitigated'];

type Watched = Pick<KeptRecord, 'severity' | 'status' | 'kind'>;

/** Whether somebody has to write in it. A backfilled incident is told afterwards; a drill is to be as it would be. */
export const isWatched = ({ severity, status, kind }: Watched): boolean =>
  AT_WORK.includes(status) && kind !== 'backfilled' && SILENT_AFTER[severity] !== null;

/** Since when nobody has written: since the last word, or since somebody has to. Null where nobody has to. */
export const silentSince = ({ watchedSince, wordAt }: KeptRecord): string | null =>
  watchedSince !== null && wordAt !== null && wordAt > watchedSince ? wordAt : watchedSince;

function timeOf(record: KeptRecord, step: SilenceStep): string | null {
  const since = silentSince(record);
  const minutes = SILENT_AFTER[record.severity];
  if (since === null || minutes === null) return null;
  return minutesLater(since, minutes * TIMES[step]);
}

/** When somebody is asked next; null: nobody is until the next word. */
export function dueAt(record: KeptRecord): string | null {
  if (record.said === 'manager') return null;
  return timeOf(record, record.said === null ? 'keeper' : 'manager');
}

/** With the time at which a person wrote last, however much later it came to be known. */
export function hearing(record: KeptRecord, at: string | null): KeptRecord {
  const since = silentSince(record);
  return at !== null && since !== null && at > since ? { ...record, wordAt: at, said: null } : record;
}

/** A person wrote something: that is told only where the clock has spoken, for else it looks itself when its time comes. */
export const hearWord =
  (at: string) =>
  (record: KeptRecord | undefined): readonly RecordEvent[] =>
    record?.said && hearing(record, at) !== record ? [{ name: 'word-heard', data: { at } }] : [];

/** Minutes that have passed. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE_MS));

/**
 * Asks whoever keeps the record, and at twice the time the manager too. `wordAt` is when a person wrote last: where that is
 * newer than what the clock knew, the clock begins anew. Of what was missed meanwhile only the latest step is said.
 */
export const breakSilence =
  ({ keeper, manager }: Keepers, wordAt: string | null) =>
  (record: KeptRecord | undefined, { now }: Context): readonly RecordEvent[] => {
    const due = record && dueAt(record);
    if (!record || !due || due > now) return [];
    if (hearing(record, wordAt) !== record) return [{ name: 'word-heard', data: { at: wordAt! } }];
    const since = silentSince(record)!;
    const step: SilenceStep = timeOf(record, 'manager')! <= now ? 'manager' : 'keeper';
    const both = keeper.id === manager.id ? [keeper] : [keeper, manager];
    const asks = step === 'manager' ? both : [keeper];
    return [{ name: 'record-silent', data: { since, minutes: minutesBetween(since, now), step, asks } }];
  };
