import { z } from 'zod';
import { LANGUAGES } from '../definition/language.js';
import { localised } from '../definition/localised-schema.js';
import { line, slug } from '../definition/text.js';
import { SEVERITIES } from '../incidents/incident.js';
import { AUDIENCE_SIDES } from '../roles/scope.js';

/** The audiences that come with Muster; their wishes can be changed, they cannot be taken away. */
export const BUILT_IN_AUDIENCES = [
  'responders',
  'all-staff',
  'executives',
  'customers',
  'status-page',
  'social',
] as const;

/**
 * Who is in an audience beside its members: `responders`, everybody in the incident; `everyone`, the whole directory;
 * `members`, nobody else.
 */
export const REACHES = ['members', 'responders', 'everyone'] as const;

/**
 * Who looks at an update before it goes out: nobody (whoever sends it answers for it), somebody else in the incident, or
 * somebody else who is entitled to send it.
 */
export const REVIEWS = ['none', 'review', 'four-eyes'] as const;

export const audienceKey = () => slug().describe('an audience, such as customers');

/** Minutes until the first word, and between one word and the next. */
export const beat = z
  .object({
    first: z.int().min(1).max(10_080).describe('minutes from the declaration until the first word is due'),
    every: z.int().min(1).max(10_080).describe('minutes from one word until the next is due'),
  })
  .meta({ id: 'Beat' });

/** How often an audience is told something, by severity; null is never. */
export const cadence = z
  .object(
    Object.fromEntries(SEVERITIES.map((one) => [one, beat.nullable()])) as Record<
      (typeof SEVERITIES)[number],
      z.ZodNullable<typeof beat>
    >,
  )
  .meta({ id: 'Cadence' });

/** The parts of an audience that people set. */
export const audienceWishes = {
  name: z.strictObject({ en: line(100), fr: line(100) }),
  side: z.enum(AUDIENCE_SIDES),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .max(LANGUAGES.length)
    .refine((all) => new Set(all).size === all.length, { error: 'each language once' })
    .describe('what it is told in; the first is what members without a language read'),
  reaches: z.enum(REACHES).describe('who is in it beside its members'),
  cadence: z.strictObject(
    Object.fromEntries(SEVERITIES.map((one) => [one, z.strictObject(beat.shape).nullable()])) as Record<
      (typeof SEVERITIES)[number],
      z.ZodNullable<z.ZodObject<typeof beat.shape>>
    >,
  ),
  review: z.enum(REVIEWS),
  urgent: z.boolean().describe('its deliveries overtake those of other audiences'),
} as const;

/** Who is told something together, and how often. */
export const audience = z
  .object({
    key: z.string(),
    name: localised,
    side: z.enum(AUDIENCE_SIDES),
    languages: z.array(z.enum(LANGUAGES)),
    reaches: z.enum(REACHES),
    cadence,
    review: z.enum(REVIEWS),
    urgent: z.boolean(),
    duties: z
      .array(z.string())
      .describe('whoever answers for the first answers for what it is told; each of them entitles to tell it'),
    builtIn: z.boolean(),
    archived: z.boolean().describe('it is told nothing any more'),
  })
  .meta({ id: 'Audience' });

/** Who is told something together, and how often. */
export type Audience = z.output<typeof audience>;

/** Minutes until the first word, and between one word and the next. */
export type Beat = z.output<typeof beat>;
