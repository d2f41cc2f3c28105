import type { Handful, Language } from '#contracts';
import { holdsAnything } from '../participation/held-by.js';
import { aboutSeat, dutyIn } from '../roster/place.js';
import type { Roster, SeatKey } from '../roster/roster.js';

/** Where a roster names people who have something on their hands. */
export const HANDS = [
  ...['holdings.person.id', 'offers.to.id', 'delegations.to.id', 'observations.person.id', 'requests.person.id'],
  ...['participants.person.id', 'deputy.id'],
] as const;

/** What {@link onTheirHands} and {@link sees} read of a roster: catalogues are long, and only names are shown. */
export const HANDS_FIELDS = [
  ...['incident', 'about', 'holdings', 'offers', 'delegations', 'observations', 'requests', 'participants', 'deputy'],
  ...['shaped', 'workstreams', 'catalogue.roles.key', 'catalogue.roles.name'],
  ...['catalogue.duties.key', 'catalogue.duties.name'],
] as const;

/** As whom somebody takes part: who holds or answers for something responds, who only shadows observes. */
function asWhom(roster: Roster, person: string): Handful['as'] {
  const joined = roster.participants.find((one) => one.person.id === person);
  if (holdsAnything(roster, person) || roster.deputy?.id === person) return 'responder';
  if (joined) return joined.as;
  return roster.observations.some((one) => one.person.id === person) ? 'observer' : null;
}

/** All that one person has to do with one incident, in the reader's language; an offer whose time has passed is none. */
export function onTheirHands(roster: Roster, person: string, now: string, language: Language): Handful {
  const { incident, about, holdings, offers, delegations, observations, requests, participants, deputy } = roster;
  const isTheirs = (one: { readonly person: { readonly id: string } }) => one.person.id === person;
  const named = (seat: SeatKey) => {
    const { role, scope, roleName } = aboutSeat(roster, seat);
    return { role, scope, name: roleName[language] };
  };
  return {
    ...{ incident, severity: about.severity, status: about.status, kind: about.kind ?? 'real' },
    as: asWhom(roster, person),
    joinedAt: participants.find(isTheirs)?.since ?? null,
    deputy: deputy?.id === person,
    holds: holdings.filter(isTheirs).map(({ since, givenBy, acknowledgedAt, ...seat }) => ({
      ...{ ...named(seat), since, givenBy, acknowledgedAt },
      acknowledged: acknowledgedAt !== null,
    })),
    offered: offers
      .filter(({ to, expiresAt }) => to.id === person && expiresAt > now)
      .map(({ from, offeredAt, expiresAt, ...seat }) => ({ ...named(seat), since: offeredAt, from, expiresAt })),
    delegated: delegations
      .filter(({ to }) => to.id === person)
      .map(({ to: _, ...one }) => ({ ...one, name: dutyIn(roster, one.duty)?.name[language] ?? one.duty })),
    shadows: observations.filter(isTheirs).map(({ since, ...seat }) => ({ ...named(seat), since })),
    asksFor: requests.filter(isTheirs).map(({ at, words, ...seat }) => ({ ...named(seat), since: at, words })),
  };
}

/** Whether there is anything to show: an offer can be all there is, and be over. */
export const isEmpty = ({ as, offered, asksFor }: Handful): boolean =>
  as === null && offered.length === 0 && asksFor.length === 0;

const numberOf = ({ incident }: Handful): number => Number(incident.slice('INC-'.length));

/** The worst severity first, then the earliest incident. */
export const worstFirst = (one: Handful, other: Handful): number =>
  one.severity.localeCompare(other.severity) || numberOf(one) - numberOf(other);
