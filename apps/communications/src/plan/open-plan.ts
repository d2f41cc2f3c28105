import {
  type Audience,
  type Incident,
  minutesLater,
  type PersonReference,
  type Plan,
  type PlannedPromise,
} from '#contracts';
import { beatOf, isRelieved } from './beats.js';

/** What a plan knows of its incident. */
export function aboutIncident(incident: Incident) {
  const { id, visibility, kind, declaredAt, mergedInto = null } = incident;
  const { severity, status, impact, components, title } = incident;
  return {
    ...{ incident: id, restricted: visibility === 'restricted', kind, declaredAt, mergedInto },
    about: { severity, status, impact, components, title },
  };
}

/** What an audience is promised from a time on, to which nothing was said yet. */
export function firstPromise(
  audience: Pick<Audience, 'key' | 'name' | 'side' | 'cadence'>,
  plan: Pick<Plan, 'about' | 'kind'>,
  { since, owner }: { since: string; owner: PersonReference },
): PlannedPromise {
  const beat = isRelieved(plan.about.status) ? null : beatOf(audience, plan);
  return {
    ...{ audience: audience.key, name: audience.name, side: audience.side, owner, since },
    ...{ due: beat && minutesLater(since, beat.first), isFixed: false, step: null },
    ...{ lastSaid: null, heardAt: null, awaits: [], drift: [], driftTold: false, withdrawn: [], followed: [] },
  };
}

/**
 * The plan of an incident as it is when nobody has touched it: everybody has the first word to come since the declaration, and
 * whoever was named manager answers for all of them. That nothing is stored for it costs a declaration nothing.
 */
export function openPlan(incident: Incident, audiences: readonly Audience[]): Plan {
  const known = aboutIncident(incident);
  const since = known.declaredAt;
  const owner = incident.manager;
  const told = audiences.filter(({ archived }) => !archived);
  return {
    ...known,
    sequence: 0,
    standing: { sequence: 0, manager: owner, deputy: null },
    promises: told.map((audience) => firstPromise(audience, known, { since, owner })),
  };
}
