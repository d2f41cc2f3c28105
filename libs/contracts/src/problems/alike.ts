import { z } from 'zod';
import type { Localised } from '../definition/language.js';
import { SEVERITIES, STATUSES } from '../incidents/incident.js';
import { PROBLEM_STATUSES, workaround } from './problem.js';

/** By what two are alike. */
export const LIKENESS_KINDS = ['fingerprint', 'cause', 'component', 'words'] as const;
export type LikenessKind = (typeof LIKENESS_KINDS)[number];

/** What people call that. */
export const LIKENESS_NAMES: Readonly<Record<LikenessKind, Localised>> = {
  fingerprint: { en: 'the same alert', fr: 'la même alerte' },
  cause: { en: 'the same cause', fr: 'la même cause' },
  component: { en: 'the same component', fr: 'le même composant' },
  words: { en: 'the same words', fr: 'les mêmes mots' },
};

const share = z.number().min(0).max(1);

/** One reason for which two are alike. */
export const likenessReason = z.object({
  by: z.enum(LIKENESS_KINDS),
  share: share.describe('how much of this kind: 0 is nothing, 1 is all'),
  of: z.array(z.string()).describe('what both have: components, the alert, problems, words as they were written'),
  why: z.object({ en: z.string(), fr: z.string() }).describe('the same as a sentence'),
});
export type LikenessReason = z.output<typeof likenessReason>;

/** Something that is like what was asked about. */
export const alikeOne = z
  .object({
    id: z.string().describe('of an incident or a problem'),
    title: z.string(),
    status: z.enum([...new Set([...STATUSES, ...PROBLEM_STATUSES])]),
    severity: z.enum(SEVERITIES),
    components: z.array(z.string()),
    at: z.iso
      .datetime()
      .describe('when it began, as far as anybody knows, or was declared; of a problem: when it was opened'),
    problems: z.array(z.string()).describe('that stand behind this incident; of a problem: itself'),
    workaround: workaround.nullable().describe('how to live with a known error'),
    likeness: share.describe('all reasons together'),
    why: z.array(likenessReason).describe('the strongest first'),
  })
  .meta({ id: 'AlikeOne' });
export type AlikeOne = z.output<typeof alikeOne>;

/** What is alike, the most alike first. */
export const alike = z
  .object({
    knownErrors: z.array(alikeOne).describe('problems whose workaround is known: look here first'),
    problems: z.array(alikeOne).describe('other problems, open and closed'),
    incidents: z.array(alikeOne),
  })
  .meta({ id: 'Alike' });
export type Alike = z.output<typeof alike>;
