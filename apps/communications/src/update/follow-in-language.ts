import {
  audienceArchived,
  type Language,
  languageNotAwaited,
  notForYou,
  notYoursToSend,
  reviewNeeded,
  type UpdateWords,
} from '#contracts';
import {
  type AroundSending,
  lastSending,
  marked,
  mustBeCurrent,
  mustGoOn,
  mustStand,
  toldOf,
  type UpdateDecision,
  type Verdict,
} from './update.js';

/** The words that had not been ready. */
export interface Following {
  readonly revision: number;
  readonly language: Language;
  readonly words: UpdateWords;
  /** What the incident manager says to it, when it is to go out without a review. */
  readonly past?: Verdict | undefined;
}

/**
 * Gives the words of a sent revision in a language that had not been ready. Where a review is asked for, nobody has looked
 * at these words: they go into a new revision, or past it by the manager. Throws `update-is-withdrawn`,
 * `revision-superseded`, `incident-merged`, `audience-archived`, `language-not-awaited`, `not-yours-to-send`,
 * `review-needed` and `not-for-you`.
 */
export const followInLanguage =
  ({ revision, language, words, past }: Following, around: AroundSending): UpdateDecision =>
  (update) => {
    const { audience, incident, verdict } = around;
    mustStand(update);
    mustBeCurrent(update, revision);
    mustGoOn(incident);
    if (audience.archived) throw audienceArchived({ audienceName: audience.name });
    const isSent = lastSending(update)?.revision === revision;
    if (!isSent || !update.awaits.includes(language))
      throw languageNotAwaited({ language, awaits: isSent ? update.awaits : [] });
    if (!verdict.allowed) throw notYoursToSend({ audienceName: audience.name, whoMay: verdict.whoMay });
    const pastReview = audience.review !== 'none';
    if (pastReview && !past) throw reviewNeeded({ audienceName: audience.name, review: audience.review });
    if (pastReview && !past!.allowed) throw notForYou({ whoMay: past!.whoMay });
    const all = { ...update.words, [language]: words };
    const marks = { ...marked(verdict), ...(pastReview && { pastReview }) };
    return [
      { name: 'language-followed', data: { ...toldOf(update, around), revision, language, words: all, ...marks } },
    ];
  };
