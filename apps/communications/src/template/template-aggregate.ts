import {
  type EventOf,
  NO_INCIDENT,
  TEMPLATE_EVENTS,
  type Template,
  type templateApproved,
  type templateDefined,
} from '#contracts';
import type { Aggregate } from '#persistence';

/** What can happen to a template. */
export type TemplateEvent = EventOf<typeof templateDefined> | EventOf<typeof templateApproved>;

/** Words to begin with. One that comes with Muster is stored once somebody has changed it. */
export const templateAggregate: Aggregate<Template, TemplateEvent> = {
  service: 'communications',
  name: 'templates',
  shape: 1,
  events: TEMPLATE_EVENTS as never,
  evolve: (_before, { data }) => data.template,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
