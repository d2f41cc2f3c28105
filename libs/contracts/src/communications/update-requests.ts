import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { LANGUAGES } from '../definition/language.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, slug } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { mergedElsewhere } from '../incidents/merging-rejections.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { personUnknown } from '../roles/rejections.js';
import { audienceKey } from './audience.js';
import { audienceArchived, audienceUnknown } from './audience-rejections.js';
import { templateArchived, templateUnknown } from './template-rejections.js';
import { UPDATE_STATUSES, update, updateId } from './update.js';
import { previewed } from './update-preview.js';
import {
  alreadySent,
  alreadyTold,
  languageNotAwaited,
  noHoldingStatement,
  noLanguageReady,
  nothingRevised,
  notScheduled,
  notYoursToSend,
  promiseTimePassed,
  reviewByAnother,
  reviewerOutOfSight,
  reviewNeeded,
  revisionSuperseded,
  sendingTimeUnfit,
  sentTooOften,
  updateIsWithdrawn,
  updateUnknown,
} from './update-rejections.js';
import { updateWords, wordsByLanguage } from './words.js';

const UPDATES = '/v1/incidents/{incident}/updates';
const ONE = `${UPDATES}/{update}`;
const ANYONE = 'anyone who sees the incident';
const SENDERS = 'who is entitled to tell this audience; the incident manager';

const which = { incident: incidentId(), update: updateId() };
const revision = z.int().min(1).describe('the one that you read');
const utc = () => instant().transform((time) => new Date(time).toISOString());
const nextUpdateAt = utc()
  .nullable()
  .optional()
  .describe('the time by which it promises the next one; null or never given: as the audience is usually told');
const pastReview = z
  .boolean()
  .default(false)
  .describe('true: without the review that the audience asks for; the incident manager alone, and it is marked');

const ofOne = [incidentUnknown, updateUnknown, updateIsWithdrawn, keyReused] as const;
const ofRevision = [...ofOne, revisionSuperseded] as const;
const ofSending = [
  ...ofRevision,
  ...[mergedElsewhere, audienceArchived, notYoursToSend, reviewNeeded, alreadySent, sentTooOften],
  ...[noLanguageReady, promiseTimePassed],
] as const;

export const sendFirstWord = defineCommand({
  service: 'communications',
  name: 'send-first-word',
  summary:
    'The first word to an audience by one press: the approved holding statement that fits best goes out at once.',
  whoMay: SENDERS,
  input: z.strictObject({ incident: incidentId(), audience: audienceKey() }),
  output: update,
  rejections: [
    ...[incidentUnknown, mergedElsewhere, audienceUnknown, audienceArchived, notYoursToSend],
    ...[alreadyTold, noHoldingStatement, keyReused],
  ],
  http: {
    method: 'POST',
    path: '/v1/incidents/{incident}/first-word',
    status: () => 201,
    statuses: [201],
    location: ({ incident, id }) => `/v1/incidents/${incident}/updates/${id}`,
  },
});

export const draftUpdate = defineCommand({
  service: 'communications',
  name: 'draft-update',
  summary: 'Begin an update to an audience: with words, from a template, or both. Nothing is sent yet.',
  whoMay: ANYONE,
  input: z
    .strictObject({
      incident: incidentId(),
      audience: audienceKey(),
      words: wordsByLanguage.optional().describe('in a language of these, instead of those of the template'),
      template: slug().optional(),
      nextUpdateAt,
    })
    .refine(({ words, template }) => words !== undefined || template !== undefined, {
      error: 'words, or a template',
      path: ['words'],
    }),
  output: update,
  rejections: [
    ...[incidentUnknown, mergedElsewhere, audienceUnknown, audienceArchived, templateUnknown, templateArchived],
    ...[promiseTimePassed, keyReused],
  ],
  http: {
    method: 'POST',
    path: UPDATES,
    status: () => 201,
    statuses: [201],
    location: ({ incident, id }) => `/v1/incidents/${incident}/updates/${id}`,
  },
});

export const reviseUpdate = defineCommand({
  service: 'communications',
  name: 'revise-update',
  summary: 'Change the words of an update. One that was sent stays as it was for its readers until it is sent again.',
  whoMay: ANYONE,
  input: z
    .strictObject({
      ...{ ...which, revision },
      words: wordsByLanguage.optional().describe('all of them: a language that is left out is not ready any more'),
      nextUpdateAt,
    })
    .refine(({ words, nextUpdateAt: next }) => words !== undefined || next !== undefined, {
      error: 'words, or the time of the next update',
      path: ['words'],
    }),
  output: update,
  rejections: [...ofRevision, nothingRevised, promiseTimePassed],
  http: { method: 'PATCH', path: ONE },
});

export const askForReview = defineCommand({
  service: 'communications',
  name: 'ask-for-review',
  summary: 'Ask for a second look: of whom you name, or of who answers for the audience.',
  whoMay: ANYONE,
  input: z.strictObject({ ...which, revision, reviewers: z.array(personNamed()).min(1).max(10).optional() }),
  output: update,
  rejections: [...ofRevision, alreadySent, personUnknown, reviewerOutOfSight],
  http: { method: 'POST', path: `${ONE}/review` },
});

export const approveUpdate = defineCommand({
  service: 'communications',
  name: 'approve-update',
  summary: 'Say that a revision can go out, as somebody else than who changed it last.',
  whoMay: 'anyone else who sees the incident; for four eyes: somebody else who is entitled to send it',
  input: z.strictObject({ ...which, revision }),
  output: update,
  rejections: [...ofRevision, alreadySent, reviewByAnother, notYoursToSend],
  http: { method: 'POST', path: `${ONE}/approval` },
});

export const scheduleUpdate = defineCommand({
  service: 'communications',
  name: 'schedule-update',
  summary: 'Have a revision sent at a time, from a minute to 30 days ahead. Who changes its words calls that off.',
  whoMay: SENDERS,
  input: z.strictObject({ ...which, revision, at: utc() }),
  output: update,
  rejections: [...ofSending, sendingTimeUnfit],
  http: { method: 'PUT', path: `${ONE}/schedule` },
});

export const callOffUpdate = defineCommand({
  service: 'communications',
  name: 'call-off-update',
  summary: 'Have it not sent by the clock; it stays as a draft.',
  whoMay: `${SENDERS}; who wrote or scheduled it`,
  input: z.strictObject(which),
  output: update,
  rejections: [...ofOne, notScheduled, notYoursToSend],
  http: { method: 'DELETE', path: `${ONE}/schedule` },
});

export const sendUpdate = defineCommand({
  service: 'communications',
  name: 'send-update',
  summary: 'Send a revision now. Another revision of one that was sent is a correction, and reaches the same channels.',
  whoMay: SENDERS,
  input: z.strictObject({ ...which, revision, pastReview }),
  output: update,
  rejections: [...ofSending, notForYou],
  http: { method: 'POST', path: `${ONE}/send` },
});

export const followInLanguage = defineCommand({
  service: 'communications',
  name: 'follow-in-language',
  summary: 'Give the words of a sent update in a language that had not been ready; those who read it get them.',
  whoMay: SENDERS,
  input: z.strictObject({ ...which, language: z.enum(LANGUAGES), revision, words: updateWords, pastReview }),
  output: update,
  rejections: [
    ...ofRevision,
    ...[mergedElsewhere, audienceArchived, notYoursToSend, reviewNeeded, languageNotAwaited, notForYou],
  ],
  http: { method: 'PUT', path: `${ONE}/languages/{language}` },
});

export const withdrawUpdate = defineCommand({
  service: 'communications',
  name: 'withdraw-update',
  summary: 'Take an update back, visibly: everyone who got it is told so, and why. A draft is dropped.',
  whoMay: `${SENDERS}; a draft: who wrote it, too`,
  input: z.strictObject({ ...which, reason: line(500) }),
  output: update,
  rejections: [...ofOne, notYoursToSend],
  http: { method: 'POST', path: `${ONE}/withdrawal` },
});

export const listUpdates = defineQuery({
  service: 'communications',
  name: 'list-updates',
  summary: 'The updates of an incident, newest first.',
  whoMay: ANYONE,
  input: z.strictObject({
    incident: incidentId(),
    audience: audienceKey().optional(),
    status: z.enum(UPDATE_STATUSES).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ updates: z.array(update), next: z.string().nullable() }),
  rejections: [incidentUnknown, cursorUnknown],
  http: { method: 'GET', path: UPDATES },
});

export const getUpdate = defineQuery({
  service: 'communications',
  name: 'get-update',
  summary: 'One update with its words, its reviews and its sendings.',
  whoMay: ANYONE,
  input: z.strictObject(which),
  output: update,
  rejections: [incidentUnknown, updateUnknown],
  http: { method: 'GET', path: ONE },
});

export const previewUpdate = defineQuery({
  service: 'communications',
  name: 'preview-update',
  summary: 'What would go out if it were sent now, in each language and form.',
  whoMay: ANYONE,
  input: z.strictObject(which),
  output: previewed,
  rejections: [incidentUnknown, updateUnknown],
  http: { method: 'GET', path: `${ONE}/preview` },
});
