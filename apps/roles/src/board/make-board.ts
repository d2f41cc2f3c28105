import type { Accountability, Board, Language } from '#contracts';
import { resolveTable } from '../accountability/resolve.js';
import { dutyOf, roleOf } from '../catalogue/catalogue.js';
import type { Catalogue } from '../catalogue/role-entry.js';
import { managersHolding, type Roster, type SeatKey, seatId } from '../roster/roster.js';
import { seatView } from './seat-view.js';

const WHY = {
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

function why({ because, role }: Accountability, catalogue: Catalogue, language: Language): string {
  return WHY[because][language](roleOf(catalogue, role)?.name[language] ?? role);
}

/** A role is vacant since it stands empty, or since it is asked for, whichever came later. */
function vacantSince({ vacantSince: empty, requiredSince, openedAt }: Roster, seat: SeatKey): string {
  const times = [empty[seatId(seat)] ?? openedAt, requiredSince[seat.role] ?? openedAt];
  return times.sort().at(-1)!;
}

/** Who holds what and who answers for what, at this moment, in the reader's language. */
export function makeBoard(
  catalogue: Catalogue,
  roster: Roster,
  at: { sequence: number; asOf: string },
  language: Language,
): Board {
  const table = resolveTable(catalogue, roster);
  const roles = catalogue.roles.map((role) => seatView(roster, role, language));
  const { person, since, acknowledgedAt } = managersHolding(roster);
  return {
    incident: roster.incident,
    ...at,
    severity: roster.about.severity,
    status: roster.about.status,
    manager: { person, since, acknowledged: acknowledgedAt !== null, answerBy: roster.answerBy },
    roles,
    duties: table.map((one) => ({
      ...one,
      name: dutyOf(catalogue, one.duty).name[language],
      why: why(one, catalogue, language),
    })),
    vacancies: roles
      .filter(({ required, vacant }) => required && vacant)
      .map(({ role, scope, name }) => ({
        ...{ role, scope, name },
        since: vacantSince(roster, { role, scope }),
      })),
    orphans: table.filter(({ accountable }) => !accountable).map(({ duty }) => duty),
  };
}
