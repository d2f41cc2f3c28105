import { z } from 'zod';
import { defineEvent, inDigest } from '../definition/event.js';
import { spokenTime } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { workstream } from './scope.js';
import { seat } from './seat-fields.js';

export const workstreamOpened = defineEvent({
  service: 'roles',
  name: 'workstream-opened',
  version: 1,
  summary: 'The incident has a further line of work; roles can be held in it.',
  data: z.object({ workstream }),
  wording: ({ data: { workstream: opened }, by }) => ({
    en: `${by.name} opened the workstream ${opened.name}${opened.goal ? `: ${opened.goal}` : '.'}`,
    fr: `${by.name} a ouvert le chantier ${opened.name}${opened.goal ? ` : ${opened.goal}` : '.'}`,
  }),
});

export const workstreamChanged = defineEvent({
  service: 'roles',
  name: 'workstream-changed',
  version: 1,
  summary: 'Name, goal, time-box or chat of a workstream changed; carries all of it.',
  data: z.object({ workstream }),
  wording: ({ data: { workstream: changed }, by }) => ({
    en: `${by.name} changed the workstream ${changed.name}${changed.goal ? `: ${changed.goal}` : '.'}`,
    fr: `${by.name} a modifié le chantier ${changed.name}${changed.goal ? ` : ${changed.goal}` : '.'}`,
  }),
});

export const workstreamClosed = defineEvent({
  service: 'roles',
  name: 'workstream-closed',
  version: 1,
  summary: 'The line of work is over; whoever held a role in it is released from that.',
  data: z.object({ workstream, released: z.array(z.object(seat)) }),
  presence: ({ data: { workstream: closed } }) => [{ change: 'over', scope: closed.key }],
  wording: ({ data: { workstream: closed }, by }) => ({
    en: `${by.name} closed the workstream ${closed.name}.`,
    fr: `${by.name} a clos le chantier ${closed.name}.`,
  }),
});

export const timeBoxEnded = defineEvent({
  service: 'roles',
  name: 'time-box-ended',
  version: 1,
  summary: 'The time set for a workstream is over: look at it again.',
  data: z.object({
    workstream,
    asks: z
      .array(personReference)
      .optional()
      .describe('whom this asks to look: who holds a role in it, and the manager'),
  }),
  notifies: ({ data: { asks = [] } }) => inDigest(...asks),
  wording: ({ data: { workstream: ended } }) => ({
    en: `The time for ${ended.name} was over at ${spokenTime(ended.timeBox!, 'en')}: look at it again.`,
    fr: `Le temps prévu pour ${ended.name} était écoulé le ${spokenTime(ended.timeBox!, 'fr')} : à revoir.`,
  }),
});
