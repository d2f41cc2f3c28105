import { z } from 'zod';
import { defineEvent } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { severity, status } from '../incidents/incident.js';
import { answering, offer } from './board.js';
import { person } from './person.js';
import { INCIDENT_MANAGER } from './role.js';

/** Which role in which scope; its name travels along, so that a record stays readable when the catalogue changes. */
const seat = { role: z.string(), roleName: localised, scope: z.string() };

export const personRegistered = defineEvent({
  service: 'roles',
  name: 'person-registered',
  version: 1,
  summary: 'Somebody is in the directory; carries the whole entry.',
  data: z.object({ person }),
  wording: ({ data, by }) =>
    data.person.id === by.id
      ? { en: `${by.name} joined.`, fr: `${by.name} a rejoint l'annuaire.` }
      : {
          en: `${by.name} added ${data.person.name} to the directory.`,
          fr: `${by.name} a ajouté ${data.person.name} à l'annuaire.`,
        },
});

/** What a roster knows of its incident. */
const about = z.object({
  severity,
  status,
  restricted: z.boolean(),
  viewers: z.array(z.string()),
  sequence: z.int().describe("the incident's sequence that this is from"),
  answerWithinS: z.number().describe('seconds that this severity gives a manager to answer'),
});

export const incidentNoted = defineEvent({
  service: 'roles',
  name: 'incident-noted',
  version: 1,
  summary: 'The roster took note of a change of severity, status or visibility.',
  data: z.object({ about }),
  wording: null,
});

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
  }),
  wording: ({ data: { manager } }) => ({
    en: `${manager.name} is incident manager and answers for everything not given to somebody else.`,
    fr: `${manager.name} est gestionnaire d'incident et répond de tout ce qui n'est pas confié à quelqu'un d'autre.`,
  }),
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
  wording: ({ data: { person: observer, roleName }, by }) => ({
    en: `${observer.name} no longer observes the role ${roleName.en}${observer.id === by.id ? '' : `, as ${by.name} asked`}.`,
    fr: `${observer.name} n'observe plus le rôle ${roleName.fr}${observer.id === by.id ? '' : `, à la demande de ${by.name}`}.`,
  }),
});

const offered = z.object({ ...seat, ...offer.shape });

export const handoverOffered = defineEvent({
  service: 'roles',
  name: 'handover-offered',
  version: 1,
  summary: 'A held role is offered to somebody else; the present holder answers until it is accepted.',
  data: offered,
  wording: ({ data: { from, to, roleName, brief, expiresAt }, by }) => {
    const en = from.id === by.id ? '' : ` of ${from.name}`;
    const fr = from.id === by.id ? '' : ` de ${from.name}`;
    return {
      en: `${by.name} offered the role ${roleName.en}${en} to ${to.name}, until ${spokenTime(expiresAt, 'en')}.${brief ? ` Brief: ${brief}` : ''}`,
      fr: `${by.name} a proposé le rôle ${roleName.fr}${fr} à ${to.name}, jusqu'au ${spokenTime(expiresAt, 'fr')}.${brief ? ` Consignes : ${brief}` : ''}`,
    };
  },
});

const ofAnOffer = z.object({ ...seat, from: personReference, to: personReference });

export const handoverAccepted = defineEvent({
  service: 'roles',
  name: 'handover-accepted',
  version: 1,
  summary: 'The role changed hands; the earlier holder is released.',
  data: ofAnOffer,
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} took over the role ${roleName.en} from ${from.name}.`,
    fr: `${to.name} a repris le rôle ${roleName.fr} de ${from.name}.`,
  }),
});

export const handoverDeclined = defineEvent({
  service: 'roles',
  name: 'handover-declined',
  version: 1,
  summary: 'The offer was declined; nothing moved.',
  data: ofAnOffer,
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} declined the role ${roleName.en}; ${from.name} keeps it.`,
    fr: `${to.name} a décliné le rôle ${roleName.fr} ; ${from.name} le garde.`,
  }),
});

export const handoverWithdrawn = defineEvent({
  service: 'roles',
  name: 'handover-withdrawn',
  version: 1,
  summary: 'The offer was taken back; nothing moved.',
  data: ofAnOffer,
  wording: ({ data: { from, to, roleName }, by }) => ({
    en: `${by.name} withdrew the offer of ${roleName.en} to ${to.name}; ${from.name} keeps it.`,
    fr: `${by.name} a retiré l'offre du rôle ${roleName.fr} à ${to.name} ; ${from.name} le garde.`,
  }),
});

export const handoverExpired = defineEvent({
  service: 'roles',
  name: 'handover-expired',
  version: 1,
  summary: 'Nobody answered the offer in time; nothing moved.',
  data: ofAnOffer,
  wording: ({ data: { from, to, roleName } }) => ({
    en: `${to.name} did not answer the offer of ${roleName.en} in time; ${from.name} keeps it.`,
    fr: `${to.name} n'a pas répondu à temps à l'offre du rôle ${roleName.fr} ; ${from.name} le garde.`,
  }),
});

export const managerCalled = defineEvent({
  service: 'roles',
  name: 'manager-called',
  version: 1,
  summary: 'Somebody asked to take over because the manager does not answer; the manager has until then to answer.',
  data: z.object({ manager: personReference, reason: z.string(), answerBy: z.iso.datetime() }),
  wording: ({ data: { manager, reason, answerBy }, by }) => ({
    en: `${by.name} calls ${manager.name} to answer by ${spokenTime(answerBy, 'en')}: ${reason}`,
    fr: `${by.name} appelle ${manager.name} à répondre avant le ${spokenTime(answerBy, 'fr')} : ${reason}`,
  }),
});

export const managerSilent = defineEvent({
  service: 'roles',
  name: 'manager-silent',
  version: 1,
  summary: 'The manager did not answer in time; from now on anyone may take over.',
  data: z.object({ manager: personReference, since: z.iso.datetime() }),
  wording: ({ data: { manager } }) => ({
    en: `${manager.name} has not answered in time; anyone may take over as incident manager.`,
    fr: `${manager.name} n'a pas répondu à temps ; chacun peut reprendre la gestion de l'incident.`,
  }),
});

export const managerTakenOver = defineEvent({
  service: 'roles',
  name: 'manager-taken-over',
  version: 1,
  summary: 'Somebody took over as incident manager because the former one did not answer.',
  data: z.object({ person: personReference, former: personReference, reason: z.string() }),
  wording: ({ data: { person: successor, former, reason } }) => ({
    en: `${successor.name} took over as incident manager from ${former.name}, who did not answer: ${reason}`,
    fr: `${successor.name} a repris la gestion de l'incident à ${former.name}, qui ne répondait pas : ${reason}`,
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
    restricted: z.boolean(),
    sees: z.array(z.string()).describe('ids of everyone who may see the incident while it is restricted'),
  }),
  wording: null,
});

export const ROSTER_EVENTS = [
  rosterOpened,
  incidentNoted,
  roleAssigned,
  roleReleased,
  roleAcknowledged,
  observerAdded,
  observerRemoved,
  handoverOffered,
  handoverAccepted,
  handoverDeclined,
  handoverWithdrawn,
  handoverExpired,
  managerCalled,
  managerSilent,
  managerTakenOver,
  accountabilityResolved,
] as const;
