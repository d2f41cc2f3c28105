import { notYoursToSend } from '#contracts';
import { type AroundSending, mustStand, toldOf, type UpdateDecision } from './update.js';

/**
 * Takes an update back: everyone who got it is told. One that was never sent is dropped, by who may send it or wrote it.
 * Throws `update-is-withdrawn` and `not-yours-to-send`.
 */
export const withdrawUpdate =
  (reason: string, around: AroundSending): UpdateDecision =>
  (update, { now, by }) => {
    const { audience, verdict } = around;
    mustStand(update);
    const wasSent = update.sendings.length > 0;
    const isOwnDraft = !wasSent && [update.draftedBy.id, update.changedBy.id].includes(by.id);
    if (!isOwnDraft && !verdict.allowed) throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
    return [{ name: 'update-withdrawn', data: { ...toldOf(update, around), reason, wasSent, at: now } }];
  };
