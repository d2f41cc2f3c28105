import { type Accountability, type Board, type Language, WHOLE_INCIDENT } from '#contracts';
import { resolveTable } from '../accountability/resolve.js';
import { catalogueOf, fits, roleIn, scopesOf } from '../roster/place.js';
import { managersHolding, type Roster } from '../roster/roster.js';
import { vacanciesOf } from '../staffing/vacancy-clock.js';
import { seatView } from './seat-view.js';

const WHY = {
  delegated: {
    en: () => 'it was delegated to them',
    fr: () => 'elle lui a été déléguée',
  },
  'primary-role': {
    en: (role: string) => `holds ${role}, whose first concern it is`,
    fr: (role: string) => `tient ${role}, dont c'est la tâche première`,
  },
  'secondary-role': {
    en: (role: string) => `holds ${role}, who steps in for it`,
    fr: (role: string) => `tient ${role}, qui y supplée`,
  },
  'incident-manager': {
    en: () => 'answers for what nobody else holds',
    fr: () => "répond de ce que personne d'autre ne tient",
  },
} as const;

/** Why somebody answers for a duty, in words. */
export function why({ because, role }: Accountability, roster: Roster, language: Language): string {
  return WHY[because][language](roleIn(roster, role).name[language]);
}

/** Every role for the whole incident, then the seats in its parts: all of a workstream, of the audience those in use. */
function seatsOf(roster: Roster, language: Language) {
  const roles = catalogueOf(roster).roles.filter(
    ({ key, archived }) => !archived || roster.holdings.some(({ role }) => role === key),
  );
  const inUse = new Set([...roster.holdings, ...roster.observations].map(({ role, scope }) => `${role}/${scope}`));
  const workstreams = new Set(roster.workstreams.map(({ key }) => key));
  const parts = scopesOf(roster).filter((scope) => scope !== WHOLE_INCIDENT);
  return [
    ...roles.map((role) => seatView(roster, role, language)),
    ...parts.flatMap((scope) =>
      roles
        .filter((role) => fits(roster, role, scope))
        .filter(({ key }) => workstreams.has(scope) || inUse.has(`${key}/${scope}`))
        .map((role) => seatView(roster, role, language, scope)),
    ),
  ];
}

/** The incident manager as the board shows them. */
export function managerView(roster: Roster): Board['manager'] {
  const { person, since, acknowledgedAt } = managersHolding(roster);
  return { person, since, acknowledged: acknowledgedAt !== null, answerBy: roster.answerBy };
}

/** The vacancies as the board shows them, in the reader's language. */
export const vacancyViews = (roster: Roster, language: Language): Board['vacancies'] =>
  vacanciesOf(roster).map(({ role, since, due, said }) => ({
    ...{ role, scope: WHOLE_INCIDENT, name: roleIn(roster, role).name[language] },
    ...{ since, due, step: said },
  }));

/** Who holds what and who answers for what, at this moment, in the reader's language. */
export function makeBoard(roster: Roster, at: { sequence: number; asOf: string }, language: Language): Board {
  const table = resolveTable(roster);
  const names = new Map(catalogueOf(roster).duties.map(({ key, name }) => [key, name[language]]));
  return {
    incident: roster.incident,
    ...at,
    severity: roster.about.severity,
    status: roster.about.status,
    manager: managerView(roster),
    deputy: roster.deputy,
    roles: seatsOf(roster, language),
    workstreams: [...roster.workstreams],
    duties: table.map((one) => ({ ...one, name: names.get(one.duty) ?? one.duty, why: why(one, roster, language) })),
    delegations: [...roster.delegations],
    participants: [...roster.participants],
    vacancies: vacancyViews(roster, language),
    orphans: table.filter(({ accountable }) => !accountable).map(({ duty }) => duty),
  };
}
