import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { listed } from '../definition/language.js';
import { namesOf, personReference } from '../definition/person.js';
import { seat } from './seat-fields.js';

/** What somebody is in an incident beside the roles they hold. */
export const PARTICIPATIONS = ['responder', 'stakeholder'] as const;

/** Somebody in an incident, with a role or without. */
export const participant = z
  .object({ person: personReference, as: z.enum(PARTICIPATIONS), since: z.iso.datetime() })
  .meta({ id: 'Participant' });

const AS = {
  responder: { en: 'responder', fr: 'intervenant' },
  stakeholder: { en: 'stakeholder', fr: 'partie prenante' },
} as const;

export const participantJoined = defineEvent({
  service: 'roles',
  name: 'participant-joined',
  version: 1,
  summary: 'Somebody takes part in the incident, with a role or without.',
  data: z.object({ participant }),
  presence: ({ data: { participant: joined } }) => [{ change: 'joined', person: joined.person }],
  notifies: ({ data: { participant: joined } }) => atOnce(joined.person),
  wording: ({ data: { participant: joined }, by }) =>
    joined.person.id === by.id
      ? { en: `${by.name} joined as ${AS[joined.as].en}.`, fr: `${by.name} a rejoint en tant que ${AS[joined.as].fr}.` }
      : {
          en: `${by.name} brought ${joined.person.name} in as ${AS[joined.as].en}.`,
          fr: `${by.name} a fait venir ${joined.person.name} en tant que ${AS[joined.as].fr}.`,
        },
});

/** Somebody who is no longer in the incident, and what they held until then. */
const leaving = z.object({
  person: personReference,
  released: z.array(z.object(seat)).describe('roles they held alone fall to the manager'),
});

const heldEn = (released: readonly { roleName: { en: string } }[]) =>
  listed(
    released.map((one) => one.roleName.en),
    'en',
  );
const heldFr = (released: readonly { roleName: { fr: string } }[]) =>
  listed(
    released.map((one) => one.roleName.fr),
    'fr',
  );

export const participantLeft = defineEvent({
  service: 'roles',
  name: 'participant-left',
  version: 1,
  summary: 'Somebody left the incident; what only they held falls to the incident manager.',
  data: leaving.extend({ fallsTo: personReference }),
  presence: ({ data: { person: gone } }) => [{ change: 'left', person: gone }],
  notifies: ({ data: { person: gone, released, fallsTo } }) => [
    ...inDigest(gone),
    ...(released.length > 0 ? inDigest(fallsTo) : []),
  ],
  wording: ({ data: { person: gone, released, fallsTo } }) => ({
    en: `${gone.name} left${released.length > 0 ? `; ${fallsTo.name} answers for ${heldEn(released)}` : ''}.`,
    fr: `${gone.name} est parti${released.length > 0 ? ` ; ${fallsTo.name} répond de : ${heldFr(released)}` : ''}.`,
  }),
});

export const peopleStoodDown = defineEvent({
  service: 'roles',
  name: 'people-stood-down',
  version: 1,
  summary: 'The worst is over: the manager released these people in one act.',
  data: z.object({ people: z.array(leaving) }),
  presence: ({ data: { people } }) => people.map(({ person: gone }) => ({ change: 'left', person: gone })),
  notifies: ({ data: { people } }) => inDigest(...people.map(({ person }) => person)),
  wording: ({ data: { people }, by }) => ({
    en: `${by.name} stood down ${listed(
      people.map(({ person }) => person.name),
      'en',
    )}.`,
    fr: `${by.name} a libéré ${listed(
      people.map(({ person }) => person.name),
      'fr',
    )}.`,
  }),
});

export const roleRequested = defineEvent({
  service: 'roles',
  name: 'role-requested',
  version: 1,
  summary: 'Somebody asks for a role that somebody else holds.',
  data: z.object({ ...seat, person: personReference, words: z.string().nullable(), asks: z.array(personReference) }),
  notifies: ({ data: { asks } }) => inDigest(...asks),
  wording: ({ data: { person: asking, roleName, words, asks } }) => ({
    en: `${asking.name} asks ${namesOf(asks, 'en')} for the role ${roleName.en}${words ? `: ${words}` : '.'}`,
    fr: `${asking.name} demande à ${namesOf(asks, 'fr')} le rôle ${roleName.fr}${words ? ` : ${words}` : '.'}`,
  }),
});

export const requestEnded = defineEvent({
  service: 'roles',
  name: 'role-request-ended',
  version: 1,
  summary: 'Somebody no longer asks for a role: declined, or taken back.',
  data: z.object({ ...seat, person: personReference }),
  notifies: ({ data: { person: asking } }) => inDigest(asking),
  wording: ({ data: { person: asking, roleName }, by }) =>
    asking.id === by.id
      ? {
          en: `${by.name} no longer asks for the role ${roleName.en}.`,
          fr: `${by.name} ne demande plus le rôle ${roleName.fr}.`,
        }
      : {
          en: `${by.name} did not give the role ${roleName.en} to ${asking.name}.`,
          fr: `${by.name} n'a pas confié le rôle ${roleName.fr} à ${asking.name}.`,
        },
});

/** Somebody in an incident, with a role or without. */
export type Participant = z.output<typeof participant>;
