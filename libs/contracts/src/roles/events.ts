import { candidateAsked, holdingUnconfirmed, roleNeeded, roleNotNeeded, vacancyDue } from './clock-events.js';
import { managerCalled, managerSilent, managerTakenOver } from './command-events.js';
import { delegationEnded, dutyDelegated } from './delegation-events.js';
import { deputyNamed } from './deputy-events.js';
import {
  handoverAccepted,
  handoverDeclined,
  handoverExpired,
  handoverOffered,
  handoverWithdrawn,
} from './handover-events.js';
import { rostersJoined } from './joining-events.js';
import {
  participantJoined,
  participantLeft,
  peopleStoodDown,
  requestEnded,
  roleRequested,
} from './participation-events.js';
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
import { leadNamed, roleDropped, roleShaped } from './shaping-events.js';
import { timeBoxEnded, workstreamChanged, workstreamClosed, workstreamOpened } from './workstream-events.js';

export * from './catalogue-events.js';
export * from './clock-events.js';
export * from './command-events.js';
export * from './delegation-events.js';
export * from './deputy-events.js';
export * from './duty-roster-events.js';
export * from './handover-events.js';
export * from './joining-events.js';
export * from './participation-events.js';
export * from './person-events.js';
export * from './roster-events.js';
export * from './shaping-events.js';
export * from './staffing-events.js';
export * from './workstream-events.js';

/** Every event of a roster, in the order documents list them. */
export const ROSTER_EVENTS = [
  rosterOpened,
  incidentNoted,
  roleAssigned,
  roleReleased,
  roleAcknowledged,
  leadNamed,
  observerAdded,
  observerRemoved,
  roleRequested,
  requestEnded,
  handoverOffered,
  handoverAccepted,
  handoverDeclined,
  handoverWithdrawn,
  handoverExpired,
  workstreamOpened,
  workstreamChanged,
  workstreamClosed,
  timeBoxEnded,
  roleShaped,
  roleDropped,
  dutyDelegated,
  delegationEnded,
  deputyNamed,
  participantJoined,
  participantLeft,
  peopleStoodDown,
  roleNotNeeded,
  roleNeeded,
  vacancyDue,
  holdingUnconfirmed,
  managerCalled,
  managerSilent,
  candidateAsked,
  managerTakenOver,
  rostersJoined,
  accountabilityResolved,
] as const;
