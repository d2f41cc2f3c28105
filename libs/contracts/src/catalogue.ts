import { CLOSING } from './closing/requests.js';
import { COMMUNICATIONS_EVENTS } from './communications/events.js';
import * as communications from './communications/requests.js';
import type { EventContract } from './definition/event.js';
import type { RequestContract } from './definition/request.js';
import type { ViewContract } from './definition/view.js';
import * as gateway from './gateway/requests.js';
import { componentRegistered, INCIDENT_EVENTS } from './incidents/events.js';
import * as incidents from './incidents/requests.js';
import { PROBLEMS_EVENTS } from './problems/events.js';
import * as problems from './problems/requests.js';
import {
  catalogueChanged,
  DUTY_ROSTER_EVENTS,
  personChanged,
  personRegistered,
  ROSTER_EVENTS,
  staffingChanged,
} from './roles/events.js';
import * as roles from './roles/requests.js';
import { TIMELINE_EVENTS } from './timeline/events.js';
import * as timeline from './timeline/requests.js';
import { UPKEEP } from './upkeep/requests.js';

/** Every command and query of every service. */
export const REQUESTS: readonly RequestContract[] = [
  incidents,
  roles,
  timeline,
  communications,
  problems,
  gateway,
  ...UPKEEP.values(),
  ...CLOSING.values(),
].flatMap((contracts) => Object.values(contracts) as RequestContract[]);

/** Every view: a query of the gateway that joins queries. */
export const VIEWS: readonly ViewContract[] = Object.values(gateway);

/** Every event of every service. */
export const EVENTS: readonly EventContract[] = [
  ...INCIDENT_EVENTS,
  componentRegistered,
  personRegistered,
  catalogueChanged,
  staffingChanged,
  personChanged,
  ...DUTY_ROSTER_EVENTS,
  ...ROSTER_EVENTS,
  ...TIMELINE_EVENTS,
  ...COMMUNICATIONS_EVENTS,
  ...PROBLEMS_EVENTS,
] as unknown as readonly EventContract[];

const byType = new Map(EVENTS.map((event) => [event.type, event]));

/** The contract of a CloudEvents type, or undefined for one this version does not know. */
export const eventOfType = (type: string): EventContract | undefined => byType.get(type);
