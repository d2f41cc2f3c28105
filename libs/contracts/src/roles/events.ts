import { managerCalled, managerSilent, managerTakenOver } from './command-events.js';
import {
  handoverAccepted,
  handoverDeclined,
  handoverExpired,
  handoverOffered,
  handoverWithdrawn,
} from './handover-events.js';
import {
  accountabilityResolved,
  incidentNoted,
  observerAdded,
  observerRemoved,
  roleAcknowledged,
  roleAssigned,
  roleReleased,
  rosterOpened,
} from './roster-events.js';

export * from './command-events.js';
export * from './duty-roster-events.js';
export * from './handover-events.js';
export * from './person-events.js';
export * from './roster-events.js';

/** Every event of a roster, in the order documents list them. */
export const ROSTER_EVENTS = [
  rosterOpened,
  incidentNoted,
  roleAssigned,
  roleReleased,
  roleAcknowledged,
  observerAdded,
  observerRemoved,
  handoverOffered,
  handoverAccepted,
  handoverDeclined,
  handoverWithdrawn,
  handoverExpired,
  managerCalled,
  managerSilent,
  managerTakenOver,
  accountabilityResolved,
] as const;
