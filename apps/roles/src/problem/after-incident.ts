import { type EventOf, INCIDENT_MANAGER, type rosterOpened } from '#contracts';
import { catalogueOf } from '../roster/place.js';
import type { Roster } from '../roster/roster.js';

type Kept = Pick<EventOf<typeof rosterOpened>['data'], 'catalogue' | 'staffing'>;

/**
 * The duties that go on after an incident is over: what stands behind it is found and mended, customers still ask, the page is
 * kept true, and the record is completed.
 */
export const DUTIES_AFTER: ReadonlySet<string> = new Set([
  ...['find-root-cause', 'propose-preventive-changes', 'coordinate-postmortem', 'run-postmortem', 'record-postmortem'],
  ...['log-remediation', 'track-remediation', 'join-postmortem', 'maintain-timeline'],
  ...['send-external-updates', 'update-status-page', 'collect-customer-responses'],
  ...['answer-tickets', 'answer-calls', 'answer-social-messages'],
  // Whoever managed the incident goes on as the one to whom its clocks go up.
  ...['command-incident', 'answer-for-unassigned'],
]);

/** Nobody is asked for: who has not taken a role leaves it to the manager, for as long as that takes. */
const NOBODY = { version: 1, SEV1: [], SEV2: [], SEV3: [], SEV4: [] };

/** The catalogue of an incident without what ends with it, and the staffing of a problem. */
export function worksOnBy(roster: Pick<Roster, 'catalogue' | 'shaped'>): Required<Kept> {
  const { roles, duties } = catalogueOf(roster);
  const after = roles.map((role) => ({ ...role, duties: role.duties.filter(({ duty }) => DUTIES_AFTER.has(duty)) }));
  const kept = {
    version: roster.catalogue?.version ?? 1,
    roles: after.filter((role) => role.key === INCIDENT_MANAGER || role.duties.length > 0),
    duties: duties.filter(({ key }) => DUTIES_AFTER.has(key)),
  };
  return { catalogue: kept as unknown as Required<Kept>['catalogue'], staffing: NOBODY };
}
