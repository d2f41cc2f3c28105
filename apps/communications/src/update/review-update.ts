import { alreadySent, notYoursToSend, type PersonReference, reviewByAnother, reviewNeeded } from '#contracts';
import {
  type Around,
  type AroundSending,
  type KeptUpdate,
  lastSending,
  mustBeCurrent,
  mustStand,
  toldOf,
  type UpdateDecision,
} from './update.js';

/** Whether somebody else has to look at it before it goes out, and nobody has. */
export const isReviewOpen = ({ approved, revision }: KeptUpdate, { audience }: Pick<Around, 'audience'>): boolean =>
  audience.review !== 'none' && approved?.revision !== revision;

/** Refuses what nobody else has approved where that is asked for. */
export function mustBeReviewed(update: KeptUpdate, { audience }: Pick<Around, 'audience'>): void {
  const { name: audienceName, review } = audience;
  if (isReviewOpen(update, { audience })) throw reviewNeeded({ audienceName, review });
}

/** Refuses the revision that went out last: what is said is said. */
export function mustNotBeSent(update: KeptUpdate): void {
  const sent = lastSending(update);
  if (sent?.revision === update.revision) throw alreadySent({ revision: sent.revision, by: sent.by.name, at: sent.at });
}

/** The revision that somebody read can be reviewed. */
function mustBeOpen(update: KeptUpdate, revision: number): void {
  mustStand(update);
  mustBeCurrent(update, revision);
  mustNotBeSent(update);
}

/**
 * Asks for a second look: of those named, else of the first of these who is not the author. Throws `update-is-withdrawn`,
 * `revision-superseded` and `already-sent`.
 */
export const askForReview =
  (
    {
      revision,
      named,
      answering,
    }: { revision: number; named: readonly PersonReference[] | undefined; answering: readonly PersonReference[] },
    around: Pick<Around, 'incident'>,
  ): UpdateDecision =>
  (update) => {
    mustBeOpen(update, revision);
    const others = (named ?? answering).filter(({ id }) => id !== update.changedBy.id);
    const asks = named ? others : others.slice(0, 1);
    return [{ name: 'review-asked', data: { update: update.id, ...toldOf(update, around), revision, asks } }];
  };

/**
 * Says that a revision can go out. Nothing when somebody else has said so already. Throws `update-is-withdrawn`,
 * `revision-superseded`, `already-sent`, `review-by-another`, and for four eyes `not-yours-to-send`.
 */
export const approveUpdate =
  (revision: number, isPerson: boolean, around: AroundSending): UpdateDecision =>
  (update, { by }) => {
    const { audience, verdict } = around;
    mustBeOpen(update, revision);
    if (!isPerson || by.id === update.changedBy.id) throw reviewByAnother({ changedAt: update.changedAt });
    if (audience.review === 'four-eyes' && !verdict.allowed)
      throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
    if (update.approved?.revision === revision) return [];
    return [{ name: 'update-approved', data: { update: update.id, ...toldOf(update, around), revision } }];
  };
