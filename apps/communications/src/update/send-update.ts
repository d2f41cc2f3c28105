import {
  type Audience,
  audienceArchived,
  noLanguageReady,
  notForYou,
  notYoursToSend,
  type PersonReference,
  type Sending,
  sentTooOften,
} from '#contracts';
import { mustBeToCome } from './draft-update.js';
import { isReviewOpen, mustBeReviewed, mustNotBeSent } from './review-update.js';
import {
  type AroundSending,
  factsOf,
  type KeptUpdate,
  languagesOf,
  mustBeCurrent,
  mustGoOn,
  mustStand,
  toldOf,
  type UpdateDecision,
  type UpdateEvent,
  usualNext,
  type Verdict,
} from './update.js';

/** Each sending is kept with the facts of its moment. */
const MOST_SENDINGS = 50;

/** A revision that somebody wants to go out. */
export interface ToSend {
  readonly revision: number;
  /** What the incident manager says to it, when it is to go out without its review. */
  readonly past?: Verdict | undefined;
  /** Whether this audience was told something of the incident before. */
  readonly saidBefore: boolean;
}

/** Refuses an audience that is told nothing any more. */
function mustBeTold({ archived, name }: Audience): void {
  if (archived) throw audienceArchived({ audienceName: name });
}

/**
 * Refuses what cannot go out as it is, whoever sends it and when. Throws `update-is-withdrawn`, `revision-superseded`,
 * `incident-merged`, `audience-archived`, `already-sent`, `sent-too-often`, `not-yours-to-send` and `no-language-ready`.
 */
export function mustBeSendable(update: KeptUpdate, revision: number, around: AroundSending): void {
  const { audience, verdict } = around;
  mustStand(update);
  mustBeCurrent(update, revision);
  mustGoOn(around.incident);
  mustBeTold(audience);
  mustNotBeSent(update);
  if (!verdict.allowed) throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
  if (update.sendings.length >= MOST_SENDINGS) throw sentTooOften({ most: MOST_SENDINGS });
  if (languagesOf(audience, update.words).ready.length === 0)
    throw noLanguageReady({ audienceName: audience.name, languages: audience.languages });
}

/** Who sends what, at which time. */
interface Going {
  readonly now: string;
  readonly by: PersonReference;
  readonly nextUpdateAt: string | null;
  readonly pastReview: boolean;
  readonly saidBefore: boolean;
}

/** That an update goes out in the words it has, and how the incident is at that moment. */
export function goingOut(update: KeptUpdate, around: AroundSending, going: Going): UpdateEvent {
  const { now: at, by, nextUpdateAt, pastReview, saidBefore } = going;
  const { ready, awaits } = languagesOf(around.audience, update.words);
  const { answers } = around;
  const first = saidBefore ? 'update' : 'first-word';
  const sending: Sending = {
    ...{ revision: update.revision, what: update.sendings.length > 0 ? 'correction' : first, at, by, languages: ready },
    ...{ nextUpdateAt, pastReview, decidedByCopy: around.verdict.decidedByCopy, facts: factsOf(around.incident) },
    ...(answers && answers.id !== by.id && { insteadOf: answers }),
  };
  return { name: 'update-sent', data: { ...toldOf(update, around), sending, words: update.words, awaits } };
}

/**
 * Sends a revision. Throws what {@link mustBeSendable} does, `review-needed`, `not-for-you` for going past the review, and
 * `next-update-passed`.
 */
export const sendUpdate =
  ({ revision, past, saidBefore }: ToSend, around: AroundSending): UpdateDecision =>
  (update, { now, by }) => {
    mustBeSendable(update, revision, around);
    const pastReview = past !== undefined && isReviewOpen(update, around);
    if (pastReview && !past.allowed) throw notForYou({ whoMay: past.whoMay });
    if (!pastReview) mustBeReviewed(update, around);
    mustBeToCome(update.nextUpdateAt, now);
    const nextUpdateAt = update.nextUpdateAt ?? usualNext(around, now);
    return [goingOut(update, around, { now, by, nextUpdateAt, pastReview, saidBefore })];
  };
