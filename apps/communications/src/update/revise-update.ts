import { isDeepStrictEqual } from 'node:util';
import { nothingRevised, type ReadyWords } from '#contracts';
import { mustBeToCome } from './draft-update.js';
import {
  type Around,
  type KeptUpdate,
  lastSending,
  mustBeCurrent,
  mustStand,
  toldOf,
  type UpdateDecision,
  type UpdateEvent,
} from './update.js';

/** What is to be different, and what its author had read. */
export interface Revision {
  readonly revision: number;
  readonly words?: ReadyWords | undefined;
  readonly nextUpdateAt?: string | null | undefined;
}

/** A time that was promised once is not promised again by the next revision, unless that says so. */
const nextAfter = (update: KeptUpdate): string | null =>
  lastSending(update)?.revision === update.revision ? null : update.nextUpdateAt;

/**
 * Changes an update; nobody has approved the new revision, and it goes out at no time that was set for the one before.
 * Throws `update-is-withdrawn`, `revision-superseded`, `nothing-revised` and `next-update-passed`.
 */
export const reviseUpdate =
  (change: Revision, around: Pick<Around, 'incident'>): UpdateDecision =>
  (update, { now }) => {
    mustStand(update);
    mustBeCurrent(update, change.revision);
    const { words = update.words, nextUpdateAt = nextAfter(update) } = change;
    const isTimeAsked = change.nextUpdateAt !== undefined && change.nextUpdateAt !== update.nextUpdateAt;
    if (isDeepStrictEqual(words, update.words) && !isTimeAsked) throw nothingRevised({});
    if (isTimeAsked) mustBeToCome(nextUpdateAt, now);
    const about = { update: update.id, ...toldOf(update, around) };
    const revision = update.revision + 1;
    return [...calledOff(update, about), { name: 'update-revised', data: { ...about, revision, words, nextUpdateAt } }];
  };

/** That it does not go out any more at the time that was set is told, not only so. */
export function calledOff(
  { scheduledFor, revision }: KeptUpdate,
  about: { update: string } & ReturnType<typeof toldOf>,
): UpdateEvent[] {
  return scheduledFor === null ? [] : [{ name: 'update-scheduled', data: { ...about, revision, at: null } }];
}
