import { z } from 'zod';
import { keyReused } from '../definition/general-rejections.js';
import { personReference } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { placeId } from '../incidents/incident.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { ENTRY_KINDS, entry } from './entry.js';

/** How many there are of each kind; a kind of which there is none is not named. */
export const countsByKind = z.partialRecord(z.enum(ENTRY_KINDS), z.int());

/** How far somebody has looked through a record. */
export const looked = z
  .object({
    position: z.int().nonnegative().describe('the place in the chain up to which they looked'),
    at: z.iso.datetime().describe('when they said so'),
  })
  .meta({ id: 'Looked' });

const path = '/v1/incidents/{incident}/desk';

export const getDesk = defineQuery({
  service: 'timeline',
  name: 'get-desk',
  summary:
    "The scribe's desk: what is new to you, how long nobody wrote, what has no reason yet, what is not answered.",
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({ incident: placeId() }),
  output: z.object({
    incident: z.string(),
    length: z.int().describe('entries in the chain: what to give to mark-looked when you have seen all of this'),
    since: looked.nullable().describe('when you looked last; null: never, so that everything is new'),
    count: z.int().describe('entries that are new to you'),
    counts: countsByKind,
    key: z.array(entry).describe('the latest 50 of them that are key, as they came in'),
    latest: z.array(entry).describe('the latest 50 of them, as they came in'),
    silence: z
      .object({
        since: z.iso.datetime().describe('when a person wrote last, or the clock began'),
        minutes: z.int().describe('how long that is'),
        spoken: z.string().describe('the same in words'),
        dueAt: z.iso.datetime().nullable().describe('when somebody is asked; null: nobody is'),
        asks: z.array(personReference).describe('who is asked then'),
      })
      .nullable()
      .describe('null where no clock runs: SEV4, relieved, ended or only told afterwards'),
    suggestions: z.array(entry).describe('the latest 50 that ask for a reason and have none'),
    questions: z.array(entry).describe('the latest 50 questions that nobody has answered'),
  }),
  rejections: [incidentUnknown],
  http: { method: 'GET', path },
});

export const markLooked = defineCommand({
  service: 'timeline',
  name: 'mark-looked',
  summary: 'Say how far you have looked through the record. What you said earlier stays where it is farther.',
  whoMay: 'anyone who sees the incident',
  input: z.strictObject({
    incident: placeId(),
    position: z.int().nonnegative().optional().describe('the place in the chain; its end unless given'),
  }),
  output: looked.extend({ incident: z.string() }),
  rejections: [incidentUnknown, keyReused],
  http: { method: 'PUT', path: `${path}/look` },
});
