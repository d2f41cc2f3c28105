import type { InputOf, WrittenBrief, writeExecutiveBrief } from '#contracts';
import type { Context } from '#persistence';
import { type BriefEvent, emptyBrief } from './brief-aggregate.js';

/** Writes what executives can expect and what is needed from them; what is left out stays as it is. */
export const writeBrief =
  (
    { incident, expected, needs }: InputOf<typeof writeExecutiveBrief>,
    { restricted, decidedByCopy }: { restricted: boolean; decidedByCopy: boolean },
  ) =>
  (before: WrittenBrief | undefined, { by, now: at }: Context): readonly BriefEvent[] => {
    const brief = before ?? emptyBrief(incident, restricted);
    const hoped = expected && {
      words: expected.words,
      at: expected.at ? new Date(expected.at).toISOString() : null,
    };
    const now = {
      expected: hoped === undefined ? brief.expected : hoped,
      needs: needs === undefined ? brief.needs : needs,
    };
    const isSame = JSON.stringify(now) === JSON.stringify({ expected: brief.expected, needs: brief.needs });
    if (isSame) return [];
    const written = { ...brief, ...now, restricted, written: { by, at } };
    return [{ name: 'brief-written', data: { ...now, decidedByCopy, brief: written } }];
  };
