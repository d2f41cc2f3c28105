import { type Language, type OpenVacancy, WHOLE_INCIDENT } from '#contracts';
import { standsStill } from '../roster/clocks.js';
import { aboutSeat } from '../roster/place.js';
import { managerOf, type Roster, seatOf } from '../roster/roster.js';
import { vacanciesOf } from './vacancy-clock.js';

/** What {@link openVacancies} and {@link sees} read of a roster. */
export const VACANCY_FIELDS = [
  ...['incident', 'about', 'openedAt', 'staffing', 'holdings', 'leads', 'notNeeded', 'requiredSince', 'vacantSince'],
  ...['vacancySaid', 'shaped', 'workstreams', 'catalogue.roles.key', 'catalogue.roles.name'],
  ...['delegations.to', 'observations.person', 'participants.person', 'offers.to', 'deputy'],
] as const;

/** The vacancies of one incident as a list of many shows them. Where no clock runs nobody waits for anybody. */
export function openVacancies(roster: Roster, now: string, language: Language): readonly OpenVacancy[] {
  if (standsStill(roster)) return [];
  const { incident, about } = roster;
  return vacanciesOf(roster).map(({ role, since, due, said }) => ({
    ...{ incident, severity: about.severity, kind: about.kind ?? 'real' },
    ...{ role, scope: WHOLE_INCIDENT, name: aboutSeat(roster, seatOf(role)).roleName[language] },
    ...{ since, due, late: due <= now, step: said, answers: managerOf(roster) },
  }));
}

/** First what is late, the worst severity and then the longest first; of the rest whatever is due first. */
export function mostUrgentFirst(one: OpenVacancy, other: OpenVacancy): number {
  if (one.late !== other.late) return one.late ? -1 : 1;
  const bySeverity = one.severity.localeCompare(other.severity);
  const byTime = one.due.localeCompare(other.due);
  return one.late ? bySeverity || byTime : byTime || bySeverity;
}
