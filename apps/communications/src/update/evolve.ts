import type { Update } from '#contracts';
import type { Happened } from '#persistence';
import { type KeptUpdate, lastSending, type UpdateEvent } from './update.js';

type Later = Exclude<UpdateEvent, { name: 'update-drafted' }>;

/** The update after an event. */
export function evolve(before: KeptUpdate | undefined, event: UpdateEvent, happened: Happened): KeptUpdate {
  const { restricted } = event.data;
  if (event.name === 'update-drafted') return { ...event.data.update, restricted, reviewAskedFor: null };
  if (before === undefined) throw new Error(`an update begins with update-drafted, not ${event.name}`);
  const after = { ...before, ...changed(before, event, happened), restricted };
  return { ...after, status: statusOf(after) };
}

/** Not set for any time. */
const UNTIMED = { scheduledFor: null, scheduledBy: null } as const;

function changed(before: KeptUpdate, event: Later, { at, by }: Happened): Partial<KeptUpdate> {
  switch (event.name) {
    case 'update-revised': {
      const { revision, words, nextUpdateAt } = event.data;
      const anew = { approved: null, reviewAskedFor: null, ...UNTIMED };
      return { revision, words, nextUpdateAt, changedBy: by, changedAt: at, ...anew };
    }
    case 'review-asked':
      return { reviewAskedFor: event.data.revision };
    case 'update-approved':
      return { approved: { by, at, revision: event.data.revision }, reviewAskedFor: null };
    case 'update-scheduled':
      return event.data.at === null ? UNTIMED : { scheduledFor: event.data.at, scheduledBy: by };
    case 'update-not-sent':
      return UNTIMED;
    case 'update-sent': {
      const { sending, awaits } = event.data;
      const sendings = [...before.sendings, sending];
      return { sendings, awaits, nextUpdateAt: sending.nextUpdateAt, reviewAskedFor: null, ...UNTIMED };
    }
    case 'language-followed':
      return {
        words: event.data.words,
        awaits: before.awaits.filter((language) => language !== event.data.language),
      };
    case 'update-withdrawn':
      return { withdrawn: { by, at, reason: event.data.reason }, ...UNTIMED };
  }
}

/** Where it stands: what happens to a newer revision comes before that an earlier one was sent. */
function statusOf(update: KeptUpdate): Update['status'] {
  const { withdrawn, scheduledFor, revision, approved, reviewAskedFor } = update;
  const sent = lastSending(update);
  if (withdrawn) return 'withdrawn';
  if (scheduledFor !== null) return 'scheduled';
  if (sent?.revision === revision) return 'sent';
  if (approved?.revision === revision) return 'approved';
  if (reviewAskedFor === revision) return 'in-review';
  return sent ? 'sent' : 'draft';
}
