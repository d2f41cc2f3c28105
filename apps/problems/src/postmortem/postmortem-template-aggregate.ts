import { type EventOf, NO_INCIDENT, type PostmortemTemplate, postmortemTemplateDefined } from '#contracts';
import type { Aggregate } from '#persistence';

/** What can happen to the template. */
export type TemplateEvent = EventOf<typeof postmortemTemplateDefined>;

/** The one there is. */
export const TEMPLATE_ID = 'template';

/** What postmortems begin with; the one that comes with Muster is stored once somebody has changed it. */
export const postmortemTemplateAggregate: Aggregate<PostmortemTemplate, TemplateEvent> = {
  service: 'problems',
  name: 'postmortem_templates',
  shape: 1,
  events: [postmortemTemplateDefined] as never,
  evolve: (_before, { data }) => data.template,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
