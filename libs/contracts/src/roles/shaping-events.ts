import { z } from 'zod';
import { atOnce, defineEvent, inDigest } from '../definition/event.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { seat } from './seat-fields.js';

/** A role that was shaped for one incident, with the duties written for it. */
const shaped = z.object({
  key: z.string(),
  name: localised,
  purpose: localised,
  holders: z.enum(['one', 'many']),
  splitBy: z.enum(['workstream', 'audience']).nullable(),
  duties: z.array(z.object({ duty: z.string(), rank: z.enum(['primary', 'secondary']) })),
  newDuties: z.array(z.object({ key: z.string(), name: localised })).describe('duties that were written for this role'),
});

export const roleShaped = defineEvent({
  service: 'roles',
  name: 'role-shaped',
  version: 1,
  summary: 'The incident has a role of its own, with duties from the catalogue or written for it.',
  data: z.object({ shaped }),
  wording: ({ data: { shaped: made }, by }) => ({
    en: `${by.name} shaped the role ${made.name.en}.`,
    fr: `${by.name} a conçu le rôle ${made.name.fr}.`,
  }),
});

export const roleDropped = defineEvent({
  service: 'roles',
  name: 'role-dropped',
  version: 1,
  summary: 'A role that was shaped for this incident is no longer one; its own duties end with it.',
  data: z.object({ role: z.string(), roleName: localised, released: z.array(personReference) }),
  presence: ({ data: { role } }) => [{ change: 'over', role }],
  notifies: ({ data: { released } }) => inDigest(...released),
  wording: ({ data: { roleName }, by }) => ({
    en: `${by.name} dropped the role ${roleName.en}.`,
    fr: `${by.name} a supprimé le rôle ${roleName.fr}.`,
  }),
});

export const leadNamed = defineEvent({
  service: 'roles',
  name: 'lead-named',
  version: 1,
  summary: 'Of several holders of a role one is its lead now, who answers for its duties.',
  data: z.object({ ...seat, person: personReference }),
  notifies: ({ data: { person: lead } }) => atOnce(lead),
  wording: ({ data: { person: lead, roleName }, by }) => ({
    en: `${by.name} named ${lead.name} lead of ${roleName.en}.`,
    fr: `${by.name} a désigné ${lead.name} responsable pour ${roleName.fr}.`,
  }),
});
