import { promiseTimePassed, type ReadyWords, type Update } from '#contracts';
import type { Context } from '#persistence';
import { type Around, languagesOf, mustGoOn, type UpdateEvent } from './update.js';

/** What somebody begins an update with. */
export interface Draft {
  readonly id: string;
  readonly words: ReadyWords;
  readonly nextUpdateAt: string | null;
  readonly template: string | null;
}

/** Refuses to promise a time that has passed. */
export function mustBeToCome(nextUpdateAt: string | null, now: string): void {
  if (nextUpdateAt !== null && nextUpdateAt <= now) throw promiseTimePassed({ nextUpdateAt, now });
}

/** An update as it begins: nobody has approved or sent anything. */
export function begunUpdate(draft: Draft, { incident, audience }: Around, { now, by }: Context): Update {
  const { key, name, side, urgent, languages } = audience;
  return {
    ...{ ...draft, incident: incident.id, kind: incident.kind, audience: key, audienceName: name, side, urgent },
    ...{ status: 'draft', revision: 1, languages: [...languages], awaits: languagesOf(audience, draft.words).awaits },
    ...{ draftedBy: by, draftedAt: now, changedBy: by, changedAt: now, approved: null },
    ...{ scheduledFor: null, scheduledBy: null, sendings: [], withdrawn: null },
  };
}

/** Begins an update. Throws `incident-merged` and `next-update-passed`. */
export const draftUpdate =
  (draft: Draft, around: Around) =>
  (context: Context): readonly UpdateEvent[] => {
    mustGoOn(around.incident);
    mustBeToCome(draft.nextUpdateAt, context.now);
    const restricted = around.incident.visibility === 'restricted';
    return [{ name: 'update-drafted', data: { update: begunUpdate(draft, around, context), restricted } }];
  };
