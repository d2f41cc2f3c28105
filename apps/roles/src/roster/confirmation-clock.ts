import { INCIDENT_MANAGER, UNCONFIRMED_STEPS, type UnconfirmedStep } from '#contracts';
import { laterBy } from './instants.js';
import { aboutSeat } from './place.js';
import { type Holding, holdingId, managerOf, type Roster, type RosterEvent } from './roster.js';

/** Who was given a role and has not confirmed it. The manager's own clock is another: it ends in somebody who answers. */
const unconfirmed = ({ holdings }: Roster): readonly Holding[] =>
  holdings.filter(({ acknowledgedAt, role }) => acknowledgedAt === null && role !== INCIDENT_MANAGER);

/** Whom each step asks: who gave the role, the deputy, the manager. Nobody is asked twice. */
function stepsOf(roster: Roster, { givenBy }: Holding) {
  const manager = managerOf(roster);
  const asked = { giver: givenBy, deputy: roster.deputy ?? manager, manager };
  const steps = UNCONFIRMED_STEPS.map((step) => ({ step, asks: asked[step] }));
  return steps.filter(({ asks }, place) => steps.findIndex((one) => one.asks.id === asks.id) === place);
}

function notSaid(roster: Roster, holding: Holding): readonly UnconfirmedStep[] {
  const said = roster.unconfirmedSaid[holdingId(holding)];
  const after = said ? UNCONFIRMED_STEPS.indexOf(said) : -1;
  return stepsOf(roster, holding)
    .map(({ step }) => step)
    .filter((step) => UNCONFIRMED_STEPS.indexOf(step) > after);
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

/** What is to be said now: of each the latest step that has come. */
export function tickConfirmations(roster: Roster, now: string): readonly RosterEvent[] {
  return unconfirmed(roster).flatMap((one): readonly RosterEvent[] => {
    const step = notSaid(roster, one).findLast((which) => timeOf(roster, one, which) <= now);
    if (!step) return [];
    const asked = stepsOf(roster, one).find((which) => which.step === step)!.asks;
    return [
      { name: 'holding-unconfirmed', data: { ...aboutSeat(roster, one), person: one.person, step, asks: [asked] } },
    ];
  });
}
