import { z } from 'zod';
import { audienceKey } from '../communications/audience.js';
import { audienceArchived, audienceUnknown } from '../communications/audience-rejections.js';
import { wordsByLanguage } from '../communications/words.js';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { LANGUAGES } from '../definition/language.js';
import { personNamed } from '../definition/person.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { instant, line, paragraphs, slug } from '../definition/text.js';
import { incidentId } from '../incidents/incident.js';
import { mergedElsewhere } from '../incidents/merging-rejections.js';
import { incidentUnknown } from '../incidents/rejections.js';
import { personUnknown } from '../roles/rejections.js';
import {
  MOST_SECTIONS,
  POSTMORTEM_ASKS,
  postmortem,
  postmortemTemplate,
  SECTION_BYTES,
  SECTION_LINES,
  sectionKey,
  writtenSection,
} from './postmortem.js';
import {
  askedTooMany,
  conflictsOpen,
  conflictUnknown,
  dueBeforeNow,
  noPublicEdition,
  notApproved,
  notForThePublic,
  nothingWritten,
  onlyAuthor,
  postmortemChanged,
  postmortemUnknown,
  revisionUnknown,
  sectionFull,
  sectionUnknown,
} from './postmortem-rejections.js';
import { problemId } from './problem.js';
import { problemUnknown } from './problem-rejections.js';

const ONE = '/v1/problems/{problem}/postmortem';
const SECTION = `${ONE}/sections/{section}`;
const one = { problem: problemId() } as const;
const ofSection = { ...one, section: sectionKey() } as const;
const utc = () => instant().transform((time) => new Date(time).toISOString());
const whoMay = 'the problem manager, and whoever is entitled to coordinate, run or record the postmortem';
const always = [problemUnknown, postmortemUnknown, keyReused] as const;
const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const sectionText = z
  .string()
  .max(SECTION_BYTES, { error: `a section holds ${SECTION_BYTES} bytes`, abort: true })
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u, { error: 'control characters are not allowed' })
  .refine((text) => bytesOf(text) <= SECTION_BYTES, { error: `a section holds ${SECTION_BYTES} bytes` })
  .refine((text) => text.split('\n').length <= SECTION_LINES, { error: `a section holds ${SECTION_LINES} lines` })
  .transform((text) => text.replace(/\r\n?/g, '\n').trim());

export const openPostmortem = defineCommand({
  service: 'problems',
  name: 'open-postmortem',
  summary: 'Open the postmortem of a problem from the template; the one that is there is the answer.',
  whoMay,
  input: z.strictObject({
    ...one,
    owner: personNamed().optional().describe('who answers for coordinating it, unless named'),
    dueAt: utc().optional().describe('as the severity asks for, unless given'),
    language: z.enum(LANGUAGES).default('en'),
    names: z.boolean().default(false).describe('true: a draft says names; otherwise roles stand in their place'),
  }),
  output: postmortem.extend({ alreadyOpen: z.boolean() }),
  rejections: [problemUnknown, notForYou, personUnknown, dueBeforeNow, keyReused],
  http: {
    method: 'POST',
    path: ONE,
    status: ({ alreadyOpen }) => (alreadyOpen ? 200 : 201),
    statuses: [200, 201],
    location: ({ problem }) => `/v1/problems/${problem}/postmortem`,
  },
});

export const planPostmortem = defineCommand({
  service: 'problems',
  name: 'plan-postmortem',
  summary: 'Say whose the postmortem is and by when it is due, and whether a draft says names.',
  whoMay,
  input: z.strictObject({
    ...one,
    owner: personNamed().nullable().optional(),
    dueAt: utc().nullable().optional(),
    language: z.enum(LANGUAGES).optional(),
    names: z.boolean().optional(),
  }),
  output: postmortem,
  rejections: [...always, notForYou, personUnknown, dueBeforeNow],
  http: { method: 'PATCH', path: ONE },
});

export const planSection = defineCommand({
  service: 'problems',
  name: 'plan-section',
  summary: 'Say whose a section is and by when it is due; or that it is written.',
  whoMay: `${whoMay}; its owner`,
  input: z.strictObject({
    ...ofSection,
    owner: personNamed().nullable().optional(),
    dueAt: utc().nullable().optional(),
    finished: z.boolean().optional(),
  }),
  output: postmortem,
  rejections: [...always, sectionUnknown, notForYou, personUnknown, dueBeforeNow],
  http: { method: 'PATCH', path: SECTION },
});

export const draftPostmortem = defineCommand({
  service: 'problems',
  name: 'draft-postmortem',
  summary: 'Fill the postmortem from the record, as often as wished: what people wrote stays.',
  whoMay,
  input: z.strictObject(one),
  output: postmortem,
  rejections: [...always, notForYou],
  http: { method: 'POST', path: `${ONE}/draft` },
});

export const writeSection = defineCommand({
  service: 'problems',
  name: 'write-section',
  summary:
    'Write a section on the revision that you read. What others wrote meanwhile is joined with it; lines that both touched are kept twice, for a person to join.',
  whoMay: `${whoMay}; its owner; who was asked to take part; tech leads`,
  input: z.strictObject({
    ...ofSection,
    text: sectionText.describe('Markdown; HTML in it is shown as it was typed'),
    revision: z.int().min(0).describe('the one that you read; 0: there was none'),
    joins: z.array(line(100)).max(100).default([]).describe('conflicts that this text has joined'),
  }),
  output: writtenSection,
  rejections: [...always, sectionUnknown, sectionFull, revisionUnknown, conflictsOpen, conflictUnknown, notForYou],
  http: { method: 'PUT', path: SECTION },
});

export const askForPostmortem = defineCommand({
  service: 'problems',
  name: 'ask-for-postmortem',
  summary:
    'Ask somebody to take part in a section or the whole, or to review it; the tech leads unless you name people.',
  whoMay,
  input: z.strictObject({
    ...one,
    what: z.enum(POSTMORTEM_ASKS),
    people: z.array(personNamed()).min(1).max(20).optional(),
    section: sectionKey().optional(),
    words: paragraphs(1_000).optional(),
    dueAt: utc().optional().describe('in three days unless given'),
  }),
  output: postmortem,
  rejections: [...always, sectionUnknown, notForYou, personUnknown, askedTooMany, dueBeforeNow],
  http: { method: 'POST', path: `${ONE}/asks` },
});

export const joinPostmortem = defineCommand({
  service: 'problems',
  name: 'join-postmortem',
  summary: 'Take part: confirm a section, or say what is missing or wrong in it.',
  whoMay: `tech leads; who was asked to; ${whoMay}`,
  input: z
    .strictObject({
      ...ofSection,
      confirms: z.boolean().default(false),
      words: paragraphs(2_000).optional(),
    })
    .refine(({ confirms, words }) => confirms || words !== undefined, {
      error: 'words, or that you confirm it',
      path: ['words'],
    }),
  output: writtenSection,
  rejections: [...always, sectionUnknown, notForYou, askedTooMany],
  http: { method: 'POST', path: `${SECTION}/comments` },
});

export const approvePostmortem = defineCommand({
  service: 'problems',
  name: 'approve-postmortem',
  summary: 'Approve it as you read it: that version is kept. Who alone wrote it asks somebody else.',
  whoMay: `${whoMay}; who was asked to review it`,
  input: z.strictObject({
    ...one,
    revision: z.int().min(0).describe('of the whole, as you read it'),
    words: paragraphs(2_000).optional(),
  }),
  output: postmortem,
  rejections: [...always, notForYou, postmortemChanged, onlyAuthor, conflictsOpen, nothingWritten],
  http: { method: 'POST', path: `${ONE}/approval` },
});

export const writePublicEdition = defineCommand({
  service: 'problems',
  name: 'write-public-edition',
  summary: 'Write what the public is told of it: in words of its own, without names and without internal links.',
  whoMay,
  input: z.strictObject({ ...one, words: wordsByLanguage }),
  output: postmortem,
  rejections: [...always, notForYou, notForThePublic],
  http: { method: 'PUT', path: `${ONE}/public` },
});

export const publishPostmortem = defineCommand({
  service: 'problems',
  name: 'publish-postmortem',
  summary: 'Begin an update to an audience with the public edition: it is reviewed and sent as every update is.',
  whoMay,
  input: z.strictObject({
    ...one,
    audience: audienceKey().default('customers'),
    incident: incidentId().optional().describe('the first behind which the problem stands, unless named'),
  }),
  output: postmortem,
  rejections: [
    ...[...always, notForYou, notApproved, noPublicEdition, notForThePublic],
    ...[incidentUnknown, mergedElsewhere, audienceUnknown, audienceArchived],
  ],
  http: { method: 'POST', path: `${ONE}/publication` },
});

export const getPostmortem = defineQuery({
  service: 'problems',
  name: 'get-postmortem',
  summary:
    'The postmortem: as it is now, or a version that was approved; as JSON in pages, Markdown or a page to print.',
  whoMay: 'anyone who sees the problem',
  input: z.strictObject({
    ...one,
    format: z.enum(['json', 'markdown', 'html']).default('json'),
    edition: z.enum(['internal', 'public']).default('internal'),
    version: z.coerce.number().int().min(1).max(10_000).optional().describe('one that was approved'),
    hints: yesOrNo.default(true).describe('false: empty sections say nothing of what belongs there'),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({
    postmortem: postmortem.optional().describe('for JSON'),
    revision: z.int().optional().describe('of the whole; rises with each write of a section'),
    changedSince: z.boolean().optional().describe('somebody wrote since a version was approved last'),
    sections: z.array(writtenSection).optional().describe('for JSON: those with words, in the order of the postmortem'),
    text: z.string().optional().describe('for Markdown and HTML'),
    next: z.string().nullable(),
  }),
  rejections: [problemUnknown, postmortemUnknown, noPublicEdition, cursorUnknown],
  http: { method: 'GET', path: ONE, representations: { 'text/markdown': 'markdown', 'text/html': 'html' } },
});

export const getPostmortemTemplate = defineQuery({
  service: 'problems',
  name: 'get-postmortem-template',
  summary: 'What postmortems begin with.',
  whoMay: 'anyone',
  input: z.strictObject({}),
  output: postmortemTemplate,
  rejections: [],
  http: { method: 'GET', path: '/v1/postmortem-template' },
});

const both = z.strictObject({ en: line(200), fr: line(200) });
const hints = z.strictObject({ en: paragraphs(2_000), fr: paragraphs(2_000) });

export const definePostmortemTemplate = defineCommand({
  service: 'problems',
  name: 'define-postmortem-template',
  summary: 'Say what postmortems begin with from now on; those that are open keep theirs.',
  whoMay: 'administrators',
  input: z.strictObject({
    version: z.int().min(0).describe('the one that you read'),
    sections: z
      .array(
        z.strictObject({
          key: slug(),
          title: both,
          hint: hints,
          chapters: z.array(slug()).max(20).default([]).describe('what a draft fills it from, such as timeline'),
          duty: slug().nullable().default(null).describe('whoever answers for this duty owns it'),
          withinDays: z.int().min(1).max(365).default(5),
        }),
      )
      .min(1)
      .max(MOST_SECTIONS)
      .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, { error: 'each key once' }),
  }),
  output: postmortemTemplate,
  rejections: [notForYou, postmortemChanged, keyReused],
  http: { method: 'PUT', path: '/v1/postmortem-template' },
});
