import { ROSTER_EVENTS } from '#contracts';
import type { Aggregate } from '#persistence';
import { tableChanged } from '../accountability/table-event.js';
import { dueAt, tick } from './clocks.js';
import { evolve } from './evolve.js';
import { withParts } from './lifts.js';
import type { Roster, RosterEvent } from './roster.js';

/** The roster as the store keeps it: one document an incident. */
export const rosterAggregate: Aggregate<Roster, RosterEvent> = {
  service: 'roles',
  name: 'rosters',
  shape: 2,
  lifts: [withParts as never],
  events: ROSTER_EVENTS as never,
  evolve,
  place: ({ incident, about }) => ({ incident, restricted: about.restricted }),
  consequences: tableChanged,
  dueAt,
  tick,
};
