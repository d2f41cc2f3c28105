import { z } from 'zod';
import { cursorUnknown, keyReused, notForYou } from '../definition/general-rejections.js';
import { defineCommand, defineQuery } from '../definition/request.js';
import { line, slug } from '../definition/text.js';
import { audience, audienceKey, audienceWishes } from './audience.js';
import { audienceArchived, audienceBuiltIn, audienceIncomplete, audienceUnknown } from './audience-rejections.js';
import { channelName } from './channel.js';
import { MOST_MEMBERS_AT_ONCE, member, memberId } from './member.js';

const AUDIENCES = '/v1/audiences';
const MEMBERS = `${AUDIENCES}/{audience}/members`;
const whoMay = 'administrators';
const yesOrNo = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean());

export const listAudiences = defineQuery({
  service: 'communications',
  name: 'list-audiences',
  summary: 'Who can be told something: on which side, in which languages, how often, and who may tell them.',
  whoMay: 'anyone',
  input: z.strictObject({
    archived: yesOrNo.default(false).describe('true: also those that are told nothing any more'),
  }),
  output: z.object({ audiences: z.array(audience) }),
  rejections: [],
  http: { method: 'GET', path: AUDIENCES },
});

export const defineAudience = defineCommand({
  service: 'communications',
  name: 'define-audience',
  summary: 'Define an audience of your own, change the wishes of one that is there, or bring one back.',
  whoMay,
  input: z.strictObject({
    audience: audienceKey(),
    ...z.object(audienceWishes).partial().shape,
    archived: z.literal(false).optional().describe('false brings back what is archived'),
  }),
  output: audience,
  rejections: [notForYou, audienceIncomplete, audienceArchived, audienceBuiltIn, keyReused],
  http: { method: 'PUT', path: `${AUDIENCES}/{audience}` },
});

export const archiveAudience = defineCommand({
  service: 'communications',
  name: 'archive-audience',
  summary: 'Tell an audience of your own nothing any more. What it was told stays; it can be brought back.',
  whoMay,
  input: z.strictObject({ audience: audienceKey() }),
  output: audience,
  rejections: [notForYou, audienceUnknown, audienceBuiltIn, keyReused],
  http: { method: 'DELETE', path: `${AUDIENCES}/{audience}` },
});

export const addMembers = defineCommand({
  service: 'communications',
  name: 'add-members',
  summary:
    'Add members to an audience, or change those that are there. What cannot be taken is named; the others go in.',
  whoMay,
  input: z.strictObject({
    audience: audienceKey(),
    members: z
      .array(z.unknown())
      .min(1)
      .max(MOST_MEMBERS_AT_ONCE)
      .describe('each a member (muster-member-named.v1); one that is not is refused by itself'),
  }),
  output: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z
      .array(z.object({ index: z.int().describe('from 0'), code: z.string(), field: z.string(), message: z.string() }))
      .describe('what was not taken, by its place among the members'),
    secrets: z
      .array(z.object({ index: z.int().describe('from 0'), member: z.string(), secret: z.string() }))
      .describe('what the messages to new webhooks are signed with: shown this once'),
  }),
  rejections: [notForYou, audienceUnknown, audienceArchived],
  http: { method: 'POST', path: MEMBERS },
});

export const removeMembers = defineCommand({
  service: 'communications',
  name: 'remove-members',
  summary: 'Take members out of an audience: by their ids, or everybody of a team.',
  whoMay,
  input: z
    .strictObject({
      audience: audienceKey(),
      members: z.array(memberId()).min(1).max(MOST_MEMBERS_AT_ONCE).optional(),
      team: line(100).optional(),
    })
    .refine(({ members, team }) => (members === undefined) !== (team === undefined), {
      error: 'either members, or a team',
      path: ['members'],
    }),
  output: z.object({ removed: z.int() }),
  rejections: [notForYou, audienceUnknown],
  http: { method: 'POST', path: `${MEMBERS}/remove` },
});

export const listMembers = defineQuery({
  service: 'communications',
  name: 'list-members',
  summary: 'The members of an audience, without what is secret in their addresses.',
  whoMay,
  input: z.strictObject({
    audience: slug(),
    channel: channelName.optional(),
    team: line(100).optional(),
    person: line(100).optional().describe('the id of a person'),
    limit: z.coerce.number().int().min(1).max(1_000).default(200),
    after: line(300).optional().describe('the `next` of the page before'),
  }),
  output: z.object({ members: z.array(member), next: z.string().nullable() }),
  rejections: [notForYou, audienceUnknown, cursorUnknown],
  http: { method: 'GET', path: MEMBERS },
});
