import { INCIDENT_MANAGER } from '#contracts';
import { joinRosters } from '../merging/join-rosters.js';
import type { Holding, Roster, RosterDecision } from '../roster/roster.js';
import { worksOnBy } from './after-incident.js';
import type { Left } from './last-holders.js';

/** The roster of an incident as it is left behind: who held something at last holds it, and what ended with it is gone. */
function asLeft({ roster, carried }: Left): Roster {
  const since = roster.openedAt;
  const manager = roster.holdings.filter(({ role }) => role === INCIDENT_MANAGER);
  const holdings = carried.holdings.map(
    ({ role, scope, person }): Holding => ({ role, scope, person, since, givenBy: person, acknowledgedAt: since }),
  );
  const { catalogue } = worksOnBy(roster);
  return {
    ...{
      ...roster,
      catalogue,
      shaped: { roles: [], duties: [] },
      holdings: [...manager, ...holdings],
      delegations: [],
    },
    ...{ workstreams: carried.workstreams, offers: [], requests: [] },
  };
}

/**
 * The problem is found behind one more incident: who held something in it at last has a place in the problem's roster, and
 * nobody who was there loses one. Nothing when it was joined already.
 */
export const joinedLater = (left: Left): RosterDecision => joinRosters(asLeft(left));
