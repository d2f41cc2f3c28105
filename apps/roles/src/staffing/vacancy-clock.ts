import { eachOnce, INCIDENT_MANAGER, VACANCY_STEPS, type VacancyStep } from '#contracts';
import { laterBy } from '../roster/instants.js';
import { roleIn } from '../roster/place.js';
import { asksForNobody, isRequired, requiredIn } from '../roster/required-roles.js';
import { everybodyIn, managerOf, type Roster, type RosterEvent, seatId, seatOf } from '../roster/roster.js';

/** When each step of an empty role comes, as a part of the time in which the severity wants somebody there. */
const PARTS: Readonly<Record<VacancyStep, number>> = { half: 0.5, end: 1, wider: 1.5 };

/** A role that the severity asks for, that nobody holds in any part of the incident, and that is needed. */
export interface Vacancy {
  readonly role: string;
  /** Since when it is both asked for and empty. */
  readonly since: string;
  /** By when the severity wants somebody there. */
  readonly due: string;
  /** The step that was said last. */
  readonly said: VacancyStep | null;
  readonly withinS: number;
}

/** Since it stands empty, or since it is asked for, whichever came later. */
function emptySince({ vacantSince, requiredSince, openedAt }: Roster, role: string): string {
  return [vacantSince[seatId(seatOf(role))] ?? openedAt, requiredSince[role] ?? openedAt].sort().at(-1)!;
}

/** All vacancies, in the order in which the severity names its roles. */
export function vacanciesOf(roster: Roster): readonly Vacancy[] {
  return requiredIn(roster)
    .filter(({ role }) => role !== INCIDENT_MANAGER && isRequired(roster, role))
    .filter(({ role }) => !roster.holdings.some((one) => one.role === role))
    .map(({ role, withinMinutes }) => {
      const since = emptySince(roster, role);
      const withinS = withinMinutes * 60;
      return { role, since, withinS, due: laterBy(since, withinS), said: roster.vacancySaid[role] ?? null };
    });
}

const timeOf = ({ since, withinS }: Vacancy, step: VacancyStep): string => laterBy(since, withinS * PARTS[step]);

const notSaid = ({ said }: Vacancy): readonly VacancyStep[] =>
  VACANCY_STEPS.slice(said ? VACANCY_STEPS.indexOf(said) + 1 : 0);

/** Those that people are asked about: they are still shown after the resolution, but nobody is looked for any more. */
const lookedFor = (roster: Roster): readonly Vacancy[] => (asksForNobody(roster) ? [] : vacanciesOf(roster));

/** The times at which something is to be said of an empty role. */
export const vacancyTimes = (roster: Roster): readonly string[] =>
  lookedFor(roster).flatMap((vacancy) =>
    notSaid(vacancy)
      .slice(0, 1)
      .map((step) => timeOf(vacancy, step)),
  );

/** Who is asked: first the deputy, then the manager too, then everybody. */
function askedAt(roster: Roster, step: VacancyStep) {
  const manager = managerOf(roster);
  const close = roster.deputy ? [roster.deputy, manager] : [manager];
  if (step === 'half') return close.slice(0, 1);
  return eachOnce(step === 'end' ? close : [...close, ...everybodyIn(roster)]);
}

/** What is to be said now: of each empty role the latest step that has come, not those that were missed meanwhile. */
export function tickVacancies(roster: Roster, now: string): readonly RosterEvent[] {
  return lookedFor(roster).flatMap((vacancy): readonly RosterEvent[] => {
    const step = notSaid(vacancy).findLast((one) => timeOf(vacancy, one) <= now);
    if (!step) return [];
    const { role, since, due } = vacancy;
    const data = { role, roleName: roleIn(roster, role).name, step, since, due, asks: askedAt(roster, step) };
    return [{ name: 'vacancy-due', data }];
  });
}
