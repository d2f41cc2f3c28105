import { type Component, componentRegistered, type EventOf, NO_INCIDENT } from '#contracts';
import type { Aggregate } from '#persistence';

/** The one event that a component has. */
export type ComponentEvent = EventOf<typeof componentRegistered>;

/** An entry of the register of what can be affected. */
export const componentAggregate: Aggregate<Component, ComponentEvent> = {
  service: 'incidents',
  name: 'components',
  shape: 1,
  events: [componentRegistered] as never,
  evolve: (_before, { data }, { at }) => ({ ...data.component, updatedAt: at }),
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
