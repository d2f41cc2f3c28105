import type { Publication, PublicWords } from '#contracts';
import { type Deciding, laterOf, mustBeOpenTo, type PublicationDecision, shownPublication } from './publication.js';

/** Says that it was false; it stays to be seen. Throws as `mustBeOpenTo` does. */
export const withdraw =
  (reason: PublicWords, deciding: Deciding): PublicationDecision =>
  (before, { now, by }) => {
    mustBeOpenTo(before, deciding);
    const at = laterOf(now, before.changedAt);
    const publication: Publication = {
      ...shownPublication(before),
      ...{ withdrawn: { at, by, reason }, changedAt: at, sequence: before.sequence + 1 },
    };
    const { restricted, verdict } = deciding;
    const { decidedByCopy } = verdict;
    return [{ name: 'publication-withdrawn', data: { publication, decidedByCopy, restricted } }];
  };
