import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { personReference } from '../definition/person.js';

/** How sure somebody is of a root cause. */
export const CONFIDENCES = ['possible', 'likely', 'certain'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What people call a confidence. */
export const CONFIDENCE_NAMES: Readonly<Record<Confidence, Localised>> = {
  possible: { en: 'possible', fr: 'possible' },
  likely: { en: 'likely', fr: 'probable' },
  certain: { en: 'certain', fr: 'certaine' },
};

/** What belongs to an analysis beside its factors: what set it off, what nobody saw, and what luck had to do with it. */
export const FINDING_KINDS = ['trigger', 'detection-gap', 'good-luck', 'bad-luck'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What people call a kind of finding. */
export const FINDING_KIND_NAMES: Readonly<Record<FindingKind, Localised>> = {
  trigger: { en: 'Trigger', fr: 'Déclencheur' },
  'detection-gap': { en: 'Gap in detection', fr: 'Lacune de détection' },
  'good-luck': { en: 'Good luck', fr: 'Chance' },
  'bad-luck': { en: 'Bad luck', fr: 'Malchance' },
};

/** Days without a root cause after which somebody is asked. */
export const CAUSE_DAYS = [3, 7, 14] as const;

/** What an analysis holds at most. */
export const ANALYSIS_BOUNDS = { factors: 200, edges: 500, findings: 100, bytes: 400_000 } as const;

/** What something rests on: an entry of a record, or an address. */
export const evidence = z.union([
  z.object({ incident: z.string(), entry: z.string() }),
  z.object({ title: z.string(), url: z.string() }),
]);
export type Evidence = z.output<typeof evidence>;

/** Somebody as a reader is shown them: without `names` by their role, and without an id. */
export const shownPerson = z.object({ id: z.string().nullable(), name: z.string() }).meta({ id: 'ShownPerson' });

const factorBy = <Person extends z.ZodType>(person: Person) =>
  z.object({
    id: z.string().describe('such as F1'),
    what: z.string(),
    why: z.string().nullable().describe('Markdown: how it contributed'),
    evidence: z.array(evidence),
    status: z.enum(['proposed', 'confirmed']),
    rootCause: z.object({ confidence: z.enum(CONFIDENCES), by: person, at: z.iso.datetime() }).nullable(),
    prevention: z
      .object({ words: z.string().describe('Markdown'), by: person, at: z.iso.datetime() })
      .nullable()
      .describe('what would keep it from contributing again'),
    from: z.string().nullable().describe('the service that knew of it; null: a person proposed it'),
    proposedBy: person,
    proposedAt: z.iso.datetime(),
    confirmedBy: person.nullable(),
    wordedBy: person,
    wordedAt: z.iso.datetime(),
    revision: z.int().describe('rises each time its words change'),
  });

const edgeBy = <Person extends z.ZodType>(person: Person) =>
  z.object({ factor: z.string(), effect: z.string().describe('the factor that it led to'), by: person });

const findingBy = <Person extends z.ZodType>(person: Person) =>
  z.object({
    id: z.string().describe('such as N1'),
    kind: z.enum(FINDING_KINDS),
    words: z.string(),
    evidence: z.array(evidence),
    by: person,
    at: z.iso.datetime(),
    revision: z.int().describe('rises each time its words change'),
  });

/** Something that contributed. */
export const factor = factorBy(personReference).meta({ id: 'Factor' });
export type Factor = z.output<typeof factor>;

/** One factor led to another. */
export const factorEdge = edgeBy(personReference).meta({ id: 'FactorEdge' });
export type FactorEdge = z.output<typeof factorEdge>;

/** What somebody found beside the factors. */
export const finding = findingBy(personReference).meta({ id: 'Finding' });
export type Finding = z.output<typeof finding>;

/** Why a problem came to be, as it is read. */
export const analysis = z
  .object({
    problem: z.string(),
    names: z.boolean().describe('false: people are shown by their roles'),
    factors: z.array(factorBy(shownPerson)),
    edges: z.array(edgeBy(shownPerson)).describe('what led to what; never in a ring'),
    findings: z.array(findingBy(shownPerson)),
  })
  .meta({ id: 'Analysis' });
export type Analysis = z.output<typeof analysis>;
