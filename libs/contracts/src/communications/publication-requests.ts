import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, slug } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { mergedElsewhere } from '../incidents/merging-rejections.js';
import { componentUnknown, incidentUnknown } from '../incidents/rejections.js';
import { givenPublicWords } from './public-words.js';
import {
  COMPONENT_STATES,
  listedPublication,
  PUBLIC_IMPACTS,
  PUBLICATION_STATUSES,
  PUBLICATION_WORDS,
  publication,
  publicationId,
} from './publication.js';
import {
  drillNotPublished,
  notYoursToPublish,
  publicationChanged,
  publicationEntryUnknown,
  publicationIsWithdrawn,
  publicationOpenAlready,
  publicationSaysEnough,
  publicationStartsLater,
  publicationUnknown,
} from './publication-rejections.js';
import { noHoldingStatement } from './update-rejections.js';

const PUBLICATIONS = '/v1/publications';
const ONE = `${PUBLICATIONS}/{publication}`;
const whoMay =
  'who is entitled to update the status page; the incident manager; administrators where there is no incident';
const words = () => givenPublicWords(PUBLICATION_WORDS);
const components = z
  .array(z.strictObject({ component: slug(), state: z.enum(COMPONENT_STATES) }))
  .max(100)
  .refine((all) => new Set(all.map(({ component }) => component)).size === all.length, {
    error: 'each component once',
  });
const one = { publication: publicationId() } as const;
const sequence = z.int().min(1).optional().describe('as you read it: refused if it was changed since');
const ofOne = [notForYou, notYoursToPublish, publicationUnknown, publicationIsWithdrawn, publicationChanged, keyReused];

export const publish = defineCommand({
  service: 'communications',
  name: 'publish',
  summary: 'Tell the public that something is wrong: it stands on the status page a moment later.',
  whoMay,
  input: z
    .strictObject({
      incident: incidentId().optional().describe('none: published without an incident'),
      title: givenPublicWords(200, line).optional(),
      words: words()
        .optional()
        .describe('what is wrong, and what we do about it; of an incident the approved holding statement unless given'),
      status: z.enum(PUBLICATION_STATUSES).default('investigating'),
      impact: z.enum(PUBLIC_IMPACTS).optional().describe('by the severity of the incident unless given'),
      components: components.default([]).describe('of the register, each with its state'),
      startedAt: instant().optional().describe('when it began for the public; now unless given'),
      beside: z.boolean().default(false).describe('true: although another is open for this incident'),
    })
    .refine(({ incident, title, words: said }) => incident !== undefined || (title && said), {
      error: 'a title and words, or an incident',
      path: ['words'],
    }),
  output: publication,
  rejections: [
    ...[notForYou, notYoursToPublish, incidentUnknown, drillNotPublished, componentUnknown],
    ...[publicationStartsLater, publicationOpenAlready, noHoldingStatement, mergedElsewhere, keyReused],
  ],
  http: {
    method: 'POST',
    path: PUBLICATIONS,
    status: () => 201,
    statuses: [201],
    location: ({ id }) => `${PUBLICATIONS}/${id}`,
  },
});

export const addPublicationEntry = defineCommand({
  service: 'communications',
  name: 'add-publication-entry',
  summary: 'Say more to the public of something published; what is not given stays as it was. "resolved" ends it.',
  whoMay,
  input: z.strictObject({
    ...one,
    words: words(),
    status: z.enum(PUBLICATION_STATUSES).optional(),
    impact: z.enum(PUBLIC_IMPACTS).optional(),
    components: components.optional().describe('all that it affects from here on'),
    sequence,
  }),
  output: publication,
  rejections: [...ofOne, componentUnknown, publicationOpenAlready, publicationSaysEnough],
  http: { method: 'POST', path: `${ONE}/entries`, status: () => 201, statuses: [201] },
});

export const correctPublicationEntry = defineCommand({
  service: 'communications',
  name: 'correct-publication-entry',
  summary: 'Put other words in the place of what was published, as its next revision.',
  whoMay,
  input: z.strictObject({ ...one, entry: line(120), words: words(), sequence }),
  output: publication,
  rejections: [...ofOne, publicationEntryUnknown, publicationSaysEnough],
  http: { method: 'PATCH', path: `${ONE}/entries/{entry}` },
});

export const withdrawPublication = defineCommand({
  service: 'communications',
  name: 'withdraw-publication',
  summary: 'Say that what was published was false: it stays to be seen, marked, with the reason.',
  whoMay,
  input: z.strictObject({ ...one, reason: words(), sequence }),
  output: publication,
  rejections: ofOne,
  http: { method: 'POST', path: `${ONE}/withdraw` },
});

export const getPublication = defineQuery({
  service: 'communications',
  name: 'get-publication',
  summary: 'What the public reads of one thing that went wrong.',
  whoMay: 'anyone',
  input: z.strictObject(one),
  output: publication,
  rejections: [publicationUnknown],
  http: { method: 'GET', path: ONE },
});

export const listPublications = defineQuery({
  service: 'communications',
  name: 'list-publications',
  summary: 'What the public reads of what went wrong, each with its latest entry, the latest first.',
  whoMay: 'anyone',
  input: z.strictObject({
    incident: incidentId().optional(),
    open: z.stringbool().optional().describe('true: only what has not ended'),
    limit: z.coerce.number().int().min(1).max(50).default(20),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ publications: z.array(listedPublication), next: z.string().nullable() }),
  rejections: [incidentUnknown, cursorUnknown],
  http: { method: 'GET', path: PUBLICATIONS },
});
