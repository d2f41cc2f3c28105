import { type Publication, type PublicWords, publicationEntryUnknown } from '#contracts';
import {
  type Deciding,
  laterOf,
  mustBeOpenTo,
  mustFit,
  type PublicationDecision,
  shownPublication,
} from './publication.js';

/**
 * Puts other words in the place of some; when they were said stays, and the same words are no change. Throws as
 * `mustBeOpenTo` does, `publication-entry-unknown` and `publication-says-enough`.
 */
export const correctEntry =
  (entry: string, words: PublicWords, deciding: Deciding): PublicationDecision =>
  (before, { now }) => {
    mustBeOpenTo(before, deciding);
    const found = before.entries.find(({ id }) => id === entry);
    if (!found) throw publicationEntryUnknown({ entry });
    if (found.words.en === words.en && found.words.fr === words.fr) return [];
    const changedAt = laterOf(now, before.changedAt);
    const entries = before.entries.map((one) => (one.id === entry ? { ...one, words, changedAt } : one));
    const shown = shownPublication(before);
    const publication: Publication = {
      ...shown,
      ...{ entries, changedAt, sequence: before.sequence + 1 },
    };
    mustFit(publication, shown);
    const { restricted, verdict } = deciding;
    const { decidedByCopy } = verdict;
    return [{ name: 'publication-corrected', data: { publication, entry, decidedByCopy, restricted } }];
  };
