import type { Language, OpenVacancy } from '#contracts';
import { vacancyViews } from '../board/make-board.js';
import { standsStill } from '../roster/clocks.js';
import { asksForNobody } from '../roster/required-roles.js';
import { managerOf, type Roster } from '../roster/roster.js';

/** What {@link openVacancies} and {@link sees} read of a roster. */
export const VACANCY_FIELDS = [
  ...['incident', 'about', 'openedAt', 'staffing', 'holdings', 'leads', 'notNeeded', 'requiredSince', 'vacantSince'],
  ...['vacancySaid', 'shaped', 'workstreams', 'catalogue.roles.key', 'catalogue.roles.name'],
  ...['delegations.to', 'observations.person', 'participants.person', 'offers.to', 'deputy'],
] as const;

/** The vacancies of one incident as a list of many shows them. Where no clock runs nobody waits for anybody. */
export function openVacancies(roster: Roster, now: string, language: Language): readonly OpenVacancy[] {
  if (standsStill(roster) || asksForNobody(roster)) return [];
  const { incident, about } = roster;
  return vacancyViews(roster, language).map((vacancy) => ({
    ...{ incident, severity: about.severity, kind: about.kind ?? 'real', ...vacancy },
    ...{ late: vacancy.due <= now, answers: managerOf(roster) },
  }));
}

/** First what is late, the worst severity and then the longest first; of the rest whatever is due first. */
export function mostUrgentFirst(one: OpenVacancy, other: OpenVacancy): number {
  if (one.late !== other.late) return one.late ? -1 : 1;
  const bySeverity = one.severity.localeCompare(other.severity);
  const byTime = one.due.localeCompare(other.due);
  return one.late ? bySeverity || byTime : byTime || bySeverity;
}
