import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { personReference } from '../definition/person.js';
import { line } from '../definition/text.js';

/** By which door somebody's words came in. */
export const RESPONSE_SOURCES = ['email', 'status-page', 'support', 'social', 'by-hand'] as const;

/** By which door somebody's words came in. */
export type ResponseSource = (typeof RESPONSE_SOURCES)[number];

/** What people call these doors. */
export const RESPONSE_SOURCE_NAMES = {
  email: { en: 'e-mail', fr: 'courriel' },
  'status-page': { en: 'status page', fr: "page d'état" },
  support: { en: 'support', fr: 'support' },
  social: { en: 'social media', fr: 'réseaux sociaux' },
  'by-hand': { en: 'by hand', fr: 'à la main' },
} as const;

/** What a response waits for: that somebody names its theme, or, as a question, that an update answers it. */
export const RESPONSE_WAITS = ['sorting', 'answer'] as const;

/** Characters of a response that are kept. */
export const RESPONSE_LENGTH = 4_000;

export const responseId = () => line(100).regex(/^rsp-[\w-]+$/, { error: 'the id of a response (rsp-…)' });

export const theme = () => line(60).describe('what it is about, in a word or two that others have too: “login”');

/** What somebody outside said about an incident. */
export const response = z
  .object({
    id: z.string(),
    incident: z.string().describe('_ for what answers nothing that is known'),
    update: z.string().nullable().describe('the update that it answers'),
    audience: z.string().nullable().describe('the audience that this update was for'),
    source: z.enum(RESPONSE_SOURCES),
    words: z.string().describe('addresses in it are masked'),
    cut: z.boolean().describe('there were more words'),
    language: z.enum(LANGUAGES).nullable(),
    from: z.string().nullable().describe('masked: j…@example.org'),
    at: z.iso.datetime(),
    by: personReference.describe('who passed it on; Muster for what came by itself'),
    restricted: z.boolean(),
    told: z.boolean().describe('the record has a line for it; without, it is one of those that poured in'),
    theme: z.string().nullable(),
    isQuestion: z.boolean(),
    sorted: z.object({ by: personReference, at: z.iso.datetime() }).nullable(),
    answered: z.object({ update: z.string(), by: personReference, at: z.iso.datetime() }).nullable(),
    waits: z.enum(RESPONSE_WAITS).nullable(),
  })
  .meta({ id: 'CustomerResponse' });

/** What somebody outside said about an incident. */
export type CustomerResponse = z.output<typeof response>;

/** How many said what, of an incident or of one update. */
export const responseCounts = z
  .object({
    total: z.int(),
    sorting: z.int().describe('nobody has named their theme yet'),
    answer: z.int().describe('questions to answer in the next update'),
    themes: z.array(z.object({ theme: z.string(), count: z.int(), questions: z.int() })),
    sources: z.array(z.object({ source: z.enum(RESPONSE_SOURCES), count: z.int() })),
    updates: z.array(z.object({ update: z.string().nullable(), count: z.int() })),
    automatic: z.int().describe('answers of machines (out of office and the like): counted, not kept'),
    bounced: z.int().describe('mails that came back'),
  })
  .meta({ id: 'ResponseCounts' });

/** How many said what. */
export type ResponseCounts = z.output<typeof responseCounts>;
