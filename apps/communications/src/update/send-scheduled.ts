import { ENDED, type WhyNotSent } from '#contracts';
import { isReviewOpen } from './review-update.js';
import { goingOut } from './send-update.js';
import { type AroundSending, type KeptUpdate, languagesOf, toldOf, type UpdateDecision, usualNext } from './update.js';

/** Why an update that was set for now cannot go out; undefined when it can. */
export function whyNotSent(update: KeptUpdate, around: AroundSending): WhyNotSent | undefined {
  const { incident, audience, verdict } = around;
  if (incident.status === 'merged') return 'merged';
  if (ENDED.includes(incident.status)) return 'ended';
  if (audience.archived) return 'archived';
  if (!verdict.allowed) return 'not-entitled';
  if (isReviewOpen(update, around)) return 'not-reviewed';
  if (languagesOf(audience, update.words).ready.length === 0) return 'no-language';
  return undefined;
}

/**
 * Sends what was set for a time that has come, as whoever set it, or says to them why it does not go out. `around` is as it
 * is now, with whether they may still send it. Nothing when it is no longer so. A promise that came to lie in the past
 * while Muster was down is made anew.
 */
export const sendScheduled =
  (around: AroundSending, saidBefore: boolean): UpdateDecision =>
  (update, { now }) => {
    const { scheduledFor, scheduledBy, revision } = update;
    if (scheduledFor === null || scheduledBy === null || scheduledFor > now) return [];
    const why = whyNotSent(update, around);
    if (why) {
      const data = { update: update.id, ...toldOf(update, around), revision, why, scheduledFor, tells: scheduledBy };
      return [{ name: 'update-not-sent', data }];
    }
    const isToCome = update.nextUpdateAt !== null && update.nextUpdateAt > now;
    const nextUpdateAt = isToCome ? update.nextUpdateAt : usualNext(around, now);
    return [goingOut(update, around, { now, by: scheduledBy, nextUpdateAt, pastReview: false, saidBefore })];
  };
