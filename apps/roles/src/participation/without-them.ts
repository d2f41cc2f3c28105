import { type Accountability, INCIDENT_MANAGER } from '#contracts';
import { answerFor, resolveTable } from '../accountability/resolve.js';
import { aboutSeat, type Place } from '../roster/place.js';
import { holdersOf, managerOf, type Roster } from '../roster/roster.js';
import { withoutPerson } from '../roster/seating.js';

/** What would become of the incident if somebody dropped out of it now. */
export interface WithoutThem {
  /** For each duty that they answer for, who would: null where nobody is there yet who manages. */
  readonly duties: readonly (Accountability & { readonly next: Accountability | null })[];
  /** Roles that nobody would hold any more. */
  readonly vacant: readonly Place['about'][];
  /** They manage the incident: until somebody has taken over, nobody does. */
  readonly managesIt: boolean;
}

/** "If this person drops now": each duty's next answerer, shown before it happens. */
export function withoutThem(roster: Roster, person: string, now: string): WithoutThem {
  const managesIt = managerOf(roster).id === person;
  const successor = managesIt ? successorOf(roster, person) : undefined;
  const left = withoutPerson(successor ? managedBy(roster, successor) : roster, person, now);
  const next = resolveTable(left);
  const theirs = resolveTable(roster).filter(({ accountable }) => accountable.id === person);
  const isGone = managesIt && !successor;
  return {
    duties: theirs.map((row) => {
      const answer = answerFor(next, row);
      return { ...row, next: isGone && answer?.accountable.id === person ? null : (answer ?? null) };
    }),
    vacant: roster.holdings
      .filter((one) => one.person.id === person && holdersOf(roster, one).length === 1 && one.role !== INCIDENT_MANAGER)
      .map((one) => aboutSeat(roster, one)),
    managesIt,
  };
}

/** Who would be asked first to manage: the deputy, else whoever confirmed a role first. */
function successorOf({ deputy, holdings }: Roster, person: string) {
  if (deputy) return deputy;
  return holdings.find((one) => one.person.id !== person && one.acknowledgedAt !== null)?.person;
}

const managedBy = (roster: Roster, successor: { readonly id: string; readonly name: string }): Roster => ({
  ...roster,
  holdings: roster.holdings.map((one) => (one.role === INCIDENT_MANAGER ? { ...one, person: successor } : one)),
});
