import type { EventOf, roleShaped } from '#contracts';
import type { Roster, SeatKey } from './roster.js';
import { endedDelegations, vacated } from './seating.js';

type Shaped = EventOf<typeof roleShaped>['data']['shaped'];

/** Everybody gets up from the seats for which this holds. */
function emptied(roster: Roster, isOver: (seat: SeatKey) => boolean, at: string): Roster {
  const left = roster.holdings.filter(isOver).reduce((state, one) => vacated(state, one, one.person.id, at), roster);
  const isHere = (one: SeatKey) => !isOver(one);
  const vacantSince = Object.entries(left.vacantSince).filter(([id]) => {
    const [role, scope] = id.split('/') as [string, string];
    return !isOver({ role, scope });
  });
  return {
    ...left,
    observations: left.observations.filter(isHere),
    requests: left.requests.filter(isHere),
    vacantSince: Object.fromEntries(vacantSince),
  };
}

/** A line of work is over: nobody holds anything in it any more, and its key is not used again. */
export function withoutWorkstream(roster: Roster, key: string, at: string): Roster {
  const left = emptied(roster, ({ scope }) => scope === key, at);
  return {
    ...left,
    ...endedDelegations(left, ({ scope }) => scope === key),
    workstreams: left.workstreams.filter((one) => one.key !== key),
    timeBoxesSaid: left.timeBoxesSaid.filter((one) => one !== key),
    spent: [...left.spent, key],
  };
}

/** The incident has a role of its own. */
export function withRole(roster: Roster, { newDuties, ...role }: Shaped): Roster {
  const entry = { ...role, alsoCalled: [], firstActions: [] };
  const { roles, duties } = roster.shaped;
  return { ...roster, shaped: { roles: [...roles, entry], duties: [...duties, ...newDuties] } };
}

/** A role of this incident is over, and with it the duties that no other role lists. */
export function withoutRole(roster: Roster, key: string, at: string): Roster {
  const left = emptied(roster, ({ role }) => role === key, at);
  const roles = left.shaped.roles.filter((one) => one.key !== key);
  const listed = new Set(roles.flatMap(({ duties }) => duties.map(({ duty }) => duty)));
  const dropped = left.shaped.duties.filter((duty) => !listed.has(duty.key)).map((duty) => duty.key);
  return {
    ...left,
    ...endedDelegations(left, ({ duty }) => dropped.includes(duty)),
    shaped: { roles, duties: left.shaped.duties.filter((duty) => !dropped.includes(duty.key)) },
    spent: [...left.spent, key, ...dropped],
  };
}
