import { type EventOf, NO_INCIDENT, staffingChanged } from '#contracts';
import type { Aggregate } from '#persistence';
import { DEFAULT_STAFFING } from '../roster/required-roles.js';

/** The one event of the staffing matrix. */
export type StaffingEvent = EventOf<typeof staffingChanged>;

/** A version of the matrix, from 1 on: which roles each severity requires, and within how many minutes. */
export type StaffingVersion = StaffingEvent['data']['staffing'];

/** The id of the one matrix that an organisation has. */
export const THE_STAFFING = 'staffing';

/** Version 1: what comes with Muster, and what holds until somebody changes it. */
export const BUILT_IN_STAFFING = { version: 1, ...DEFAULT_STAFFING } as StaffingVersion;

/** What an organisation requires of its incidents; each event carries the whole of the next version. */
export const staffingAggregate: Aggregate<StaffingVersion, StaffingEvent> = {
  service: 'roles',
  name: 'staffing_matrices',
  shape: 1,
  events: [staffingChanged] as never,
  evolve: (_before, { data: { staffing } }) => staffing,
  place: () => ({ incident: NO_INCIDENT, restricted: false }),
};
