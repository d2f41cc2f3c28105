import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { personNamed, personReference } from '../definition/person.js';
import { line, slug } from '../definition/text.js';
import { SEVERITIES, severity } from '../incidents/incident.js';
import { channelName } from './channel.js';

/** Members that are added or removed at once. */
export const MOST_MEMBERS_AT_ONCE = 1_000;

export const memberId = () => line(100).regex(/^[a-z0-9-]+\.[\w-]+$/, { error: 'the id of a member' });

/** A member as somebody names one: a person of the directory, or an address on a channel. */
export const memberNamed = z
  .strictObject({
    person: personNamed().optional().describe('told by e-mail at their own address, in their own language'),
    channel: channelName.optional().describe('with an address instead of a person'),
    address: line(2_000)
      .optional()
      .describe('an e-mail address, a web address, a telephone number (+33…), or for by-hand where it is posted'),
    name: line(200).optional().describe('what people call this member'),
    team: line(100).optional().describe('the team it belongs to'),
    language: z.enum(LANGUAGES).optional(),
    components: z.array(slug()).max(50).optional().describe('only when one of these is affected'),
    severities: z.array(z.enum(SEVERITIES)).max(4).optional().describe('only at these severities'),
  })
  .refine(({ person, channel, address }) => (person ? !channel && !address : channel && address), {
    error: 'either a person, or a channel with an address',
    path: ['person'],
  })
  .meta({ id: 'MemberNamed' });

/** A member as somebody names one. */
export type MemberNamed = z.output<typeof memberNamed>;

/** Somebody (or something) that an audience reaches. */
export const member = z
  .object({
    id: z.string(),
    audience: z.string(),
    channel: channelName,
    address: z.string().describe('what is secret in it is not shown; empty for a person of the directory'),
    person: personReference.nullable(),
    name: z.string().nullable(),
    team: z.string().nullable(),
    language: z.enum(LANGUAGES).nullable(),
    components: z.array(z.string()),
    severities: z.array(severity),
    addedAt: z.iso.datetime(),
    addedBy: personReference,
  })
  .meta({ id: 'Member' });

/** Somebody (or something) that an audience reaches. */
export type Member = z.output<typeof member>;
