import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { personReference } from '../definition/person.js';
import { line } from '../definition/text.js';
import { incident, KINDS, severity, status } from '../incidents/incident.js';
import { AUDIENCE_SIDES } from '../roles/scope.js';
import { readyWords } from './words.js';

/** Where an update stands: `sent` may have a newer revision that is not sent yet. */
export const UPDATE_STATUSES = ['draft', 'in-review', 'approved', 'scheduled', 'sent', 'withdrawn'] as const;

/** What a sending was: the first word to an audience, a further one, or another revision of one that was sent. */
export const SENDINGS = ['first-word', 'update', 'correction'] as const;

export const updateId = () => line(100).regex(/^upd-[\w-]+$/, { error: 'the id of an update (upd-…)' });

/** How the incident was when something was said of it: what drift is measured against. */
export const facts = z
  .object({ severity, status, impact: incident.shape.impact, components: z.array(z.string()), title: z.string() })
  .meta({ id: 'Facts' });

/** How the incident was when something was said of it. */
export type Facts = z.output<typeof facts>;

/** A revision that went out. */
export const sending = z
  .object({
    revision: z.int(),
    what: z.enum(SENDINGS),
    at: z.iso.datetime(),
    by: personReference,
    languages: z.array(z.enum(LANGUAGES)).describe('in which it went out'),
    nextUpdateAt: z.iso.datetime().nullable(),
    pastReview: z.boolean().describe('the manager sent it without the review that the audience asks for'),
    decidedByCopy: z.boolean(),
    insteadOf: personReference.optional().describe('who answers for the audience, where somebody else sent it'),
    facts,
  })
  .meta({ id: 'Sending' });

/** A revision that went out. */
export type Sending = z.output<typeof sending>;

/** One message to one audience, with its revisions. */
export const update = z
  .object({
    id: z.string(),
    incident: z.string(),
    kind: z.enum(KINDS).describe('of the incident'),
    audience: z.string(),
    audienceName: localised,
    side: z.enum(AUDIENCE_SIDES),
    urgent: z.boolean(),
    status: z.enum(UPDATE_STATUSES),
    revision: z.int().describe('of the words; rises with each change'),
    words: readyWords,
    languages: z.array(z.enum(LANGUAGES)).describe('what the audience reads'),
    awaits: z.array(z.enum(LANGUAGES)).describe('languages that were not ready when it was sent'),
    nextUpdateAt: z.iso.datetime().nullable().describe('the time that it promises'),
    template: z.string().nullable(),
    draftedBy: personReference,
    draftedAt: z.iso.datetime(),
    changedBy: personReference,
    changedAt: z.iso.datetime(),
    approved: z.object({ by: personReference, at: z.iso.datetime(), revision: z.int() }).nullable(),
    scheduledFor: z.iso.datetime().nullable(),
    scheduledBy: personReference.nullable(),
    sendings: z.array(sending),
    withdrawn: z.object({ by: personReference, at: z.iso.datetime(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'Update' });

/** One message to one audience, with its revisions. */
export type Update = z.output<typeof update>;
