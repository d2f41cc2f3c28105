import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import type { Language } from '../definition/language.js';
import { type PersonReference, personReference } from '../definition/person.js';
import { KINDS, severity, status } from '../incidents/incident.js';
import { answering } from './board.js';
import { type CarriedOver, carriedOver } from './carried.js';
import { INCIDENT_MANAGER } from './role.js';
import { managersSeat, seat, seatIn } from './seat-fields.js';
import { keptCatalogue, keptStaffing } from './works-by.js';

/** What a roster knows of its incident. */
const about = z.object({
  severity,
  status,
  kind: z.enum(KINDS).optional().describe('real where it is not said'),
  mergedInto: z.string().optional().describe('the incident that a merged one lives on in'),
  restricted: z.boolean(),
  viewers: z.array(z.string()),
  sequence: z.int().describe("the incident's sequence that this is from"),
  answerWithinS: z.number().describe('seconds that this severity gives a manager to answer'),
});

const ofIncident = ({ name }: PersonReference) => ({
  en: `${name} is incident manager and answers for everything not given to somebody else.`,
  fr: `${name} est gestionnaire d'incident et répond de tout ce qui n'est pas confié à quelqu'un d'autre.`,
});

/** Who answers for a problem from its beginning on. */
function ofProblem({ name }: PersonReference, { from, holdings }: CarriedOver) {
  const held = (language: Language) =>
    holdings.map(({ person, roleName }) => `${person.name} (${roleName[language]})`).join(', ');
  return {
    en: `${name} managed ${from} and answers for what is behind it until somebody takes a role.${holdings.length > 0 ? ` From there go on: ${held('en')}.` : ''}`,
    fr: `${name} gérait ${from} et répond de ce qui est derrière tant que personne ne prend de rôle.${holdings.length > 0 ? ` Continuent depuis lors : ${held('fr')}.` : ''}`,
  };
}

export const rosterOpened = defineEvent({
  service: 'roles',
  name: 'roster-opened',
  version: 1,
  summary: 'The incident has its roster, and in it its manager.',
  data: z.object({
    incident: z.string(),
    manager: personReference,
    since: z.iso.datetime(),
    acknowledged: z.boolean(),
    about,
    catalogue: keptCatalogue.optional().describe('where it is not the one that comes with Muster'),
    staffing: keptStaffing.optional().describe('where it is not the one that comes with Muster'),
    carried: carriedOver.optional().describe('of a problem: who held what at last in its incident'),
  }),
  presence: ({ data: { manager, since, carried } }) => [
    { change: 'holds', ...managersSeat, person: manager, since },
    ...(carried?.holdings ?? []).map((one) => ({ change: 'holds' as const, ...seatIn(one), person: one.person })),
    ...(carried?.people ?? []).map((person) => ({ change: 'joined' as const, person })),
  ],
  notifies: ({ data: { manager, carried } }) =>
    carried ? inDigest(manager, ...carried.holdings.map(({ person }) => person)) : [],
  wording: ({ data: { manager, carried } }) => (carried ? ofProblem(manager, carried) : ofIncident(manager)),
});

export const incidentNoted = defineEvent({
  service: 'roles',
  name: 'incident-noted',
  version: 1,
  summary: 'The roster took note of a change of severity, status or visibility.',
  data: z.object({ about }),
  wording: null,
});

export const roleAssigned = defineEvent({
  service: 'roles',
  name: 'role-assigned',
  version: 1,
  summary: 'Somebody holds a role now: given, or taken by themselves.',
  data: z.object({
    ...seat,
    person: personReference,
    replaces: personReference.nullable(),
    acknowledged: z.boolean(),
  }),
  isKey: ({ data: { replaces } }) => replaces !== null,
  asksWhy: ({ data: { replaces } }) => replaces !== null,
  presence: ({ data }) => [
    ...(data.replaces ? [{ change: 'no-longer-holds', ...seatIn(data), person: data.replaces } as const] : []),
    { change: 'holds', ...seatIn(data), person: data.person },
  ],
  notifies: ({ data: { person: holder, replaces } }) => [...atOnce(holder), ...(replaces ? inDigest(replaces) : [])],
  wording: ({ data: { person: holder, roleName, replaces }, by }) => {
    const en = replaces ? ` in place of ${replaces.name}` : '';
    const fr = replaces ? ` à la place de ${replaces.name}` : '';
    return holder.id === by.id
      ? { en: `${by.name} took the role ${roleName.en}${en}.`, fr: `${by.name} a pris le rôle ${roleName.fr}${fr}.` }
      : {
          en: `${by.name} gave the role ${roleName.en} to ${holder.name}${en}.`,
          fr: `${by.name} a confié le rôle ${roleName.fr} à ${holder.name}${fr}.`,
        };
  },
});

export const roleReleased = defineEvent({
  service: 'roles',
  name: 'role-released',
  version: 1,
  summary: 'Somebody no longer holds a role; what nobody holds falls to the incident manager.',
  data: z.object({ ...seat, person: personReference, fallsTo: personReference.nullable() }),
  presence: ({ data }) => [{ change: 'no-longer-holds', ...seatIn(data), person: data.person }],
  notifies: ({ data: { person: holder, fallsTo } }) => inDigest(holder, ...(fallsTo ? [fallsTo] : [])),
  wording: ({ data: { person: holder, roleName, fallsTo }, by }) => ({
    en: `${holder.id === by.id ? `${by.name} gave up` : `${by.name} released ${holder.name} from`} the role ${roleName.en}${fallsTo ? `; ${fallsTo.name} answers for it` : ''}.`,
    fr: `${holder.id === by.id ? `${by.name} a quitté le` : `${by.name} a libéré ${holder.name} du`} rôle ${roleName.fr}${fallsTo ? ` ; ${fallsTo.name} en répond` : ''}.`,
  }),
});

export const roleAcknowledged = defineEvent({
  service: 'roles',
  name: 'role-acknowledged',
  version: 1,
  summary: 'The holder confirmed: "I have it".',
  data: z.object({ ...seat, person: personReference }),
  wording: ({ data: { person: holder, roleName } }) => ({
    en: `${holder.name} confirmed the role ${roleName.en}.`,
    fr: `${holder.name} a confirmé le rôle ${roleName.fr}.`,
  }),
});

export const observerAdded = defineEvent({
  service: 'roles',
  name: 'observer-added',
  version: 1,
  summary: 'Somebody shadows a role; that never counts as cover.',
  data: z.object({ ...seat, person: personReference }),
  presence: ({ data }) => [{ change: 'observes', ...seatIn(data), person: data.person }],
  notifies: ({ data: { person: observer } }) => inDigest(observer),
  wording: ({ data: { person: observer, roleName }, by }) => ({
    en: `${observer.name} observes the role ${roleName.en}${observer.id === by.id ? '' : `, as ${by.name} asked`}.`,
    fr: `${observer.name} observe le rôle ${roleName.fr}${observer.id === by.id ? '' : `, à la demande de ${by.name}`}.`,
  }),
});

export const observerRemoved = defineEvent({
  service: 'roles',
  name: 'observer-removed',
  version: 1,
  summary: 'Somebody no longer shadows a role.',
  data: z.object({ ...seat, person: personReference }),
  presence: ({ data }) => [{ change: 'no-longer-observes', ...seatIn(data), person: data.person }],
  wording: ({ data: { person: observer, roleName }, by }) => ({
    en: `${observer.name} no longer observes the role ${roleName.en}${observer.id === by.id ? '' : `, as ${by.name} asked`}.`,
    fr: `${observer.name} n'observe plus le rôle ${roleName.fr}${observer.id === by.id ? '' : `, à la demande de ${by.name}`}.`,
  }),
});

export const accountabilityResolved = defineEvent({
  service: 'roles',
  name: 'accountability-resolved',
  version: 1,
  summary:
    'The whole table: for every duty in every scope its one accountable person and everyone entitled. Keep the latest.',
  data: z.object({
    table: z.array(answering),
    manager: z.string().describe(`id of the ${INCIDENT_MANAGER}`),
    deputy: personReference.nullable().optional().describe('whose clocks remind them too'),
    restricted: z.boolean(),
    sees: z.array(z.string()).describe('ids of everyone who may see the incident while it is restricted'),
  }),
  wording: null,
});
