import { INCIDENT_MANAGER, UNCONFIRMED_STEPS, type UnconfirmedStep } from '#contracts';
import { laterBy } from './instants.js';
import { aboutSeat } from './place.js';
import { type Holding, holdingId, managerOf, type Roster, type RosterEvent } from './roster.js';

/** Who was given a role and has not confirmed it. The manager's own clock is another: it ends in somebody who answers. */
const unconfirmed = ({ holdings }: Roster): readonly Holding[] =>
  holdings.filter(({ acknowledgedAt, role }) => acknowledgedAt === null && role !== INCIDENT_MANAGER);

function notSaid({ unconfirmedSaid }: Roster, holding: Holding): readonly UnconfirmedStep[] {
  const said = unconfirmedSaid[holdingId(holding)];
  return UNCONFIRMED_STEPS.slice(said ? UNCONFIRMED_STEPS.indexOf(said) + 1 : 0);
}

/** Each step has the time that the severity gives anybody to answer. */
const timeOf = ({ about }: Roster, { since }: Holding, step: UnconfirmedStep): string =>
  laterBy(since, about.answerWithinS * (UNCONFIRMED_STEPS.indexOf(step) + 1));

/** The times at which something is to be said of an unconfirmed holding. */
export const confirmationTimes = (roster: Roster): readonly string[] =>
  unconfirmed(roster).flatMap((one) =>
    notSaid(roster, one)
      .slice(0, 1)
      .map((step) => timeOf(roster, one, step)),
  );

/** What is to be said now: of each the latest step that has come. It asks who gave the role, the deputy, the manager. */
export function tickConfirmations(roster: Roster, now: string): readonly RosterEvent[] {
  const manager = managerOf(roster);
  return unconfirmed(roster).flatMap((one): readonly RosterEvent[] => {
    const step = notSaid(roster, one).findLast((which) => timeOf(roster, one, which) <= now);
    if (!step) return [];
    const asked = { giver: one.givenBy, deputy: roster.deputy ?? manager, manager }[step];
    return [
      { name: 'holding-unconfirmed', data: { ...aboutSeat(roster, one), person: one.person, step, asks: [asked] } },
    ];
  });
}
