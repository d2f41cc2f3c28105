import { AFFECTED_EVENTS } from './affected-events.js';
import { AUDIENCE_EVENTS } from './audience-events.js';
import { BRIEFING_EVENTS } from './briefing-events.js';
import { DELIVERY_EVENTS } from './delivery-events.js';
import { MAINTENANCE_EVENTS } from './maintenance-events.js';
import { NOTICE_EVENTS } from './notice-events.js';
import { PLAN_EVENTS } from './plan-events.js';
import { PUBLICATION_EVENTS } from './publication-events.js';
import { RESPONSE_EVENTS } from './response-events.js';
import { SHOWN_COMPONENT_EVENTS } from './shown-component-events.js';
import { SUBSCRIBER_EVENTS } from './subscriber-events.js';
import { TEMPLATE_EVENTS } from './template-events.js';
import { UPDATE_EVENTS } from './update-events.js';

/** Every event of communications. */
export const COMMUNICATIONS_EVENTS = [
  ...AUDIENCE_EVENTS,
  ...TEMPLATE_EVENTS,
  ...UPDATE_EVENTS,
  ...PLAN_EVENTS,
  ...BRIEFING_EVENTS,
  ...RESPONSE_EVENTS,
  ...DELIVERY_EVENTS,
  ...NOTICE_EVENTS,
  ...SHOWN_COMPONENT_EVENTS,
  ...MAINTENANCE_EVENTS,
  ...PUBLICATION_EVENTS,
  ...SUBSCRIBER_EVENTS,
  ...AFFECTED_EVENTS,
] as const;
