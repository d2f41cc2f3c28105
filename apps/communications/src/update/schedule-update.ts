import { minutesLater, notScheduled, notYoursToSend, sendingTimeUnfit } from '#contracts';
import { mustBeToCome } from './draft-update.js';
import { mustBeReviewed } from './review-update.js';
import { mustBeSendable } from './send-update.js';
import { type AroundSending, mustStand, toldOf, type UpdateDecision } from './update.js';

/** Minutes. */
const MOST_AHEAD = 30 * 24 * 60;

/**
 * Has a revision sent at a time; another time takes the place of the first. Throws what sending now would throw, and
 * `sending-time-unfit`.
 */
export const scheduleUpdate =
  ({ revision, at }: { revision: number; at: string }, around: AroundSending): UpdateDecision =>
  (update, { now }) => {
    mustBeSendable(update, revision, around);
    mustBeReviewed(update, around);
    const [earliest, latest] = [minutesLater(now, 1), minutesLater(now, MOST_AHEAD)];
    if (at < earliest || at > latest) throw sendingTimeUnfit({ earliest, latest });
    mustBeToCome(update.nextUpdateAt, at);
    if (update.scheduledFor === at) return [];
    return [{ name: 'update-scheduled', data: { update: update.id, ...toldOf(update, around), revision, at } }];
  };

/**
 * Has it not sent by the clock: by who may send it, wrote it, or set the time. Throws `update-is-withdrawn`,
 * `not-scheduled` and `not-yours-to-send`.
 */
export const callOffUpdate =
  (around: AroundSending): UpdateDecision =>
  (update, { by }) => {
    const { audience, verdict } = around;
    mustStand(update);
    if (update.scheduledFor === null) throw notScheduled({ update: update.id });
    const isOwn = [update.scheduledBy, update.changedBy, update.draftedBy].some((one) => one?.id === by.id);
    if (!isOwn && !verdict.allowed) throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
    const { id, revision } = update;
    return [{ name: 'update-scheduled', data: { update: id, ...toldOf(update, around), revision, at: null } }];
  };
