import { type Publication, type PublicWords, publicationEntryUnknown } from '#contracts';
import { type Deciding, laterOf, mustBeOpenTo, type PublicationDecision, shownPublication } from './publication.js';

/** Puts other words in the place of some; when they were said stays. Throws as `mustBeOpenTo`, and `publication-entry-unknown`. */
export const correctEntry =
  (entry: string, words: PublicWords, deciding: Deciding): PublicationDecision =>
  (before, { now }) => {
    mustBeOpenTo(before, deciding);
    if (!before.entries.some(({ id }) => id === entry)) throw publicationEntryUnknown({ entry });
    const changedAt = laterOf(now, before.changedAt);
    const entries = before.entries.map((one) => (one.id === entry ? { ...one, words, changedAt } : one));
    const publication: Publication = {
      ...shownPublication(before),
      ...{ entries, changedAt, sequence: before.sequence + 1 },
    };
    const { decidedByCopy } = deciding.verdict;
    return [{ name: 'publication-corrected', data: { publication, entry, decidedByCopy } }];
  };
