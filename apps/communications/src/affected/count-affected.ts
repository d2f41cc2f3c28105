import { later } from '#contracts';
import type { Context } from '#persistence';
import { type Affected, type AffectedEvent, added, allOf, type Counted } from './affected.js';

const TOLD_EVERY_MS = 60_000;
/** What is so many times what was told is told at once. */
const TENFOLD = 10;

/** How many there are, in the words of the record. */
const toldNow = ({ publication, incident, day, total, beyond, components }: Affected): AffectedEvent => ({
  name: 'affected-reported',
  data: { ...{ publication, incident, day, total, beyond }, components: [...components] },
});

const isToldNow = (affected: Affected, now: string): boolean =>
  affected.told === null ||
  allOf(affected) >= TENFOLD * affected.told.all ||
  Date.parse(now) - Date.parse(affected.told.at) >= TOLD_EVERY_MS;

/** Whether a page passed it on before: it counts its batches up, and goes on only when one was taken. */
const isRepeated = ({ pages }: Affected, { page, batch }: Counted): boolean =>
  pages.some((one) => one.page === page && one.batch >= batch);

/** Counts what a page passes on, once however often it does. The record is told at most once a minute, and of a tenfold at once. */
export const countAffected =
  (counted: Counted) =>
  (before: Affected | undefined, { now }: Context): readonly AffectedEvent[] => {
    if (before && isRepeated(before, counted)) return [];
    const event = { name: 'affected-counted', data: counted } as const;
    const after = added(before, counted, now);
    return isToldNow(after, now) ? [event, toldNow(after)] : [event];
  };

/** When the record is told of those that came since it was told last; null: none did. */
export const dueAt = (affected: Affected): string | null =>
  affected.told !== null && allOf(affected) > affected.told.all ? later(affected.told.at, TOLD_EVERY_MS) : null;

/** Tells the record of them, when it is time. */
export const tick = (affected: Affected, { now }: Context): readonly AffectedEvent[] => {
  const due = dueAt(affected);
  return due !== null && due <= now ? [toldNow(affected)] : [];
};
