import { ENDED } from '#contracts';
import type { Context } from '#persistence';
import { CATALOGUE, roleOf } from '../catalogue/catalogue.js';
import { managersHolding, type Roster, type RosterEvent } from './roster.js';

/** The next time the roster waits for: the manager's answer, or the end of an offer. After the incident nobody waits. */
export function dueAt(roster: Roster): string | null {
  if (hasEnded(roster)) return null;
  const times = roster.offers.map(({ expiresAt }) => expiresAt);
  if (roster.answerBy !== null && !roster.silent) times.push(roster.answerBy);
  return times.sort()[0] ?? null;
}

const hasEnded = ({ about }: Roster): boolean => ENDED.includes(about.status);

/** What has become due: said once, on the state as it is then. */
export function tick(roster: Roster, { now }: Context): readonly RosterEvent[] {
  if (hasEnded(roster)) return [];
  const expired = roster.offers.filter(({ expiresAt }) => expiresAt <= now);
  const events: RosterEvent[] = expired.map(({ role, scope, from, to }) => {
    const roleName = roleOf(CATALOGUE, role)?.name ?? { en: role, fr: role };
    return { name: 'handover-expired', data: { role, scope, roleName, from, to } };
  });
  if (roster.answerBy !== null && roster.answerBy <= now && !roster.silent) {
    const { person: manager, since } = managersHolding(roster);
    events.push({ name: 'manager-silent', data: { manager, since } });
  }
  return events;
}
