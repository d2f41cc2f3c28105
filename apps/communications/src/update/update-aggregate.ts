import { UPDATE_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import { evolve } from './evolve.js';
import { type KeptUpdate, shownUpdate, type UpdateEvent } from './update.js';

/** Events with which the whole update goes out, so that whoever delivers it and keeps its promise folds nothing. */
const WHOLE: readonly UpdateEvent['name'][] = ['update-sent', 'language-followed', 'update-withdrawn'];

/** The name of an incident's first word to an audience: there is one. */
const firstWordTo = ({ incident, audience }: KeptUpdate): string => `${incident}/${audience}`;

/** One message to one audience, with its revisions. */
export const updateAggregate: Aggregate<KeptUpdate, UpdateEvent> = {
  service: 'communications',
  name: 'updates',
  shape: 1,
  events: UPDATE_EVENTS as never,
  evolve,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  attach: (update, { name }) => (WHOLE.includes(name) ? { update: shownUpdate(update) } : {}),
  uniques: (update): Record<string, string> =>
    update.sendings.some(({ what }) => what === 'first-word') ? { firstWord: firstWordTo(update) } : {},
  dueAt: ({ scheduledFor }) => scheduledFor,
};
