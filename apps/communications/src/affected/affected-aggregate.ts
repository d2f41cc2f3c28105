import { AFFECTED_EVENTS, NO_INCIDENT } from '#contracts';
import type { Aggregate, Happened } from '#persistence';
import { type Affected, type AffectedEvent, added, allOf } from './affected.js';
import { dueAt, tick } from './count-affected.js';

function evolve(before: Affected | undefined, event: AffectedEvent, { at }: Happened): Affected {
  if (event.name === 'affected-counted') return added(before, event.data, at);
  if (!before) throw new Error(`reports begin with affected-counted, not ${event.name}`);
  return { ...before, told: { at, all: allOf(event.data) } };
}

/** Who reported on the status page that they are affected: one a publication, and one a day for those at none. */
export const affectedAggregate: Aggregate<Affected, AffectedEvent> = {
  service: 'communications',
  name: 'affected',
  shape: 1,
  events: AFFECTED_EVENTS as never,
  place: ({ incident, restricted }) => ({ incident: incident ?? NO_INCIDENT, restricted }),
  evolve,
  dueAt,
  tick,
};
