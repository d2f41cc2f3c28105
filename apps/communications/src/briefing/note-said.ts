import type { EventOf, languageFollowed, updateSent, updateWithdrawn, WrittenBrief } from '#contracts';
import { type BriefEvent, emptyBrief } from './brief-aggregate.js';

type Decide = (before: WrittenBrief | undefined) => readonly BriefEvent[];

const noted = (brief: WrittenBrief): readonly BriefEvent[] => [{ name: 'brief-noted', data: { brief } }];

/** Shows what was sent to executives, unless something newer is known. */
export const noteSaid =
  ({ sending, update, words }: EventOf<typeof updateSent>['data'], restricted: boolean): Decide =>
  (before) => {
    const brief = before ?? emptyBrief(update.incident, restricted);
    const { at, revision } = sending;
    if (brief.heardAt !== null && at <= brief.heardAt) return [];
    return noted({ ...brief, said: { update: update.id, revision, at, words }, heardAt: at });
  };

/** Shows it in a language that followed, too. */
export const noteSaidToo =
  ({ update, revision, words }: EventOf<typeof languageFollowed>['data']): Decide =>
  (before) => {
    const said = before?.said;
    if (!before || said?.update !== update.id || said.revision !== revision) return [];
    const all = { ...said.words, ...words };
    if (JSON.stringify(all) === JSON.stringify(said.words)) return [];
    return noted({ ...before, said: { ...said, words: all } });
  };

/** No longer shows what was taken back. */
export const noteTakenBack =
  ({ update, at, wasSent }: EventOf<typeof updateWithdrawn>['data'], restricted: boolean): Decide =>
  (before) => {
    const brief = before ?? emptyBrief(update.incident, restricted);
    if (!wasSent || (brief.heardAt !== null && at <= brief.heardAt)) return [];
    const said = brief.said?.update === update.id ? null : brief.said;
    return noted({ ...brief, said, heardAt: at });
  };
