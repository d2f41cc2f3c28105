import { ENDED, eachOnce, type Workstream } from '#contracts';
import type { Context } from '#persistence';
import { candidateTime, tickCandidates } from '../command/next-candidate.js';
import { tickVacancies, vacancyTimes } from '../staffing/vacancy-clock.js';
import { confirmationTimes, tickConfirmations } from './confirmation-clock.js';
import { aboutSeat, dutyIn } from './place.js';
import { managerOf, managersHolding, type Roster, type RosterEvent } from './roster.js';

/** Nobody waits for anything after the incident, nor in one that is only told afterwards. */
export const standsStill = ({ about }: Roster): boolean => ENDED.includes(about.status) || about.kind === 'backfilled';

/** Who looks at a workstream again: everybody who holds a role in it, and the manager. */
const workingOn = (roster: Roster, { key }: Workstream) => [
  ...eachOnce([...roster.holdings.filter(({ scope }) => scope === key).map((one) => one.person), managerOf(roster)]),
];

const timeBoxes = ({ workstreams, timeBoxesSaid }: Roster) =>
  workstreams.filter(({ key, timeBox }) => timeBox !== null && !timeBoxesSaid.includes(key));

/** The next time the roster waits for. */
export function dueAt(roster: Roster): string | null {
  if (standsStill(roster)) return null;
  const times = [
    ...roster.offers.map(({ expiresAt }) => expiresAt),
    ...roster.delegations.map(({ until }) => until),
    ...timeBoxes(roster).map(({ timeBox }) => timeBox),
    ...vacancyTimes(roster),
    ...confirmationTimes(roster),
    roster.silent ? candidateTime(roster) : roster.answerBy,
  ];
  return times.filter((time) => time !== null).sort()[0] ?? null;
}

/** What has become due: said once, on the state as it is then. */
export function tick(roster: Roster, { now }: Context): readonly RosterEvent[] {
  if (standsStill(roster)) return [];
  const silent = silentManager(roster, now);
  return [
    ...endedOffers(roster, now),
    ...endedDelegations(roster, now),
    ...timeBoxes(roster)
      .filter(({ timeBox }) => timeBox! <= now)
      .map(
        (workstream): RosterEvent => ({
          name: 'time-box-ended',
          data: { workstream, asks: workingOn(roster, workstream) },
        }),
      ),
    ...tickVacancies(roster, now),
    ...tickConfirmations(roster, now),
    ...silent,
    // Whoever is asked first is asked in the same moment in which the silence is said.
    ...tickCandidates(silent.length > 0 ? { ...roster, silent: true } : roster, now),
  ];
}

const endedOffers = (roster: Roster, now: string): readonly RosterEvent[] =>
  roster.offers
    .filter(({ expiresAt }) => expiresAt <= now)
    .map(({ role, scope, from, to }) => ({
      name: 'handover-expired',
      data: { ...aboutSeat(roster, { role, scope }), from, to },
    }));

const endedDelegations = (roster: Roster, now: string): readonly RosterEvent[] =>
  roster.delegations
    .filter(({ until }) => until !== null && until <= now)
    .map(({ duty, scope, to }) => ({
      name: 'delegation-ended',
      data: { duty, scope, dutyName: dutyIn(roster, duty)?.name ?? { en: duty, fr: duty }, to, how: 'time' },
    }));

function silentManager(roster: Roster, now: string): readonly RosterEvent[] {
  if (roster.answerBy === null || roster.answerBy > now || roster.silent) return [];
  const { person: manager, since } = managersHolding(roster);
  return [{ name: 'manager-silent', data: { manager, since } }];
}
