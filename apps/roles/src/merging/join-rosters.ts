import { everybodyIn, managerOf, type Roster, type RosterDecision } from '../roster/roster.js';
import { joinDelegations } from './join-delegations.js';
import { joinHolders, joinManager, joinObservers } from './join-holders.js';
import { joinPeople } from './join-people.js';
import { joinRoles } from './join-roles.js';
import { joinWorkstreams } from './join-workstreams.js';
import { Joining } from './joining.js';

/**
 * The incident of another roster was merged into this one: everybody of it has a place here from now on, and nobody who
 * was here loses one. What stood offered or asked for there ends. Nothing when it was joined already.
 */
export const joinRosters =
  (source: Roster): RosterDecision =>
  (target, { by, now }) => {
    const { incident } = source;
    if (incident === target.incident || target.joined.includes(incident)) return [];
    const joining = new Joining(source, target, { at: now, by });
    const people = [...everybodyIn(source)];
    joining.happens({ name: 'rosters-joined', data: { incident, manager: managerOf(source), people } });
    const parts = joinWorkstreams(joining);
    const names = joinRoles(joining);
    joinManager(joining, parts);
    joinHolders(joining, names, parts);
    joinObservers(joining, names, parts);
    // Before the duties: they are only in the hands of people who take part.
    joinPeople(joining);
    joinDelegations(joining, names, parts);
    return joining.events;
  };
