import { type Postmortem, postmortemDue, WHOLE_POSTMORTEM_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import type { PostmortemEvent } from './postmortem.js';
import { dueAt, saying } from './postmortem-clock.js';

/** What was learned of a problem, without the words of its sections. Its own sweeper reminds, for it has to look up whom. */
export const postmortemAggregate: Aggregate<Postmortem, PostmortemEvent> = {
  service: 'problems',
  name: 'postmortems',
  shape: 1,
  events: WHOLE_POSTMORTEM_EVENTS as never,
  evolve(before, event) {
    if (event.name !== postmortemDue.name) return event.data.postmortem;
    if (!before) throw new Error('a postmortem begins with postmortem-opened');
    const { about, step, restricted } = event.data;
    return { ...saying(before, about, step), restricted };
  },
  place: ({ problem, restricted }) => ({ incident: problem, restricted }),
  dueAt,
};
