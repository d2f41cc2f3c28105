import { NO_INCIDENT, SHOWN_COMPONENT_EVENTS, type ShownComponent } from '#contracts';
import type { Aggregate } from '#persistence';
import type { ShownComponentEvent } from './show-component.js';

/** How the status page shows a component of the register. */
export const shownComponentAggregate: Aggregate<ShownComponent, ShownComponentEvent> = {
  service: 'communications',
  name: 'shown_components',
  shape: 1,
  events: SHOWN_COMPONENT_EVENTS as never,
  evolve: (_before, { data }) => data.component,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
