import { z } from 'zod';
import { CONFIDENCES, declareIncident, FINDING_KINDS, logRemediation, slug } from '#contracts';
import { handle } from './step.js';

const words = z.string().trim().min(1);
const { kind, priority } = logRemediation.input.shape;

/** What comes of an incident when it is over: the problem behind it, until something like it happens again. */
export const afterwards = z.strictObject({
  by: handle().describe('who takes the role of problem manager, and does all that nobody else is named for'),
  manager: handle().describe('who closes the incident'),
  workaround: words.optional(),
  factors: z
    .array(
      z.strictObject({
        key: slug(),
        what: words,
        why: words.optional(),
        'led-to': z.array(slug()).default([]).describe('factors named before it'),
        root: z.enum(CONFIDENCES).optional(),
      }),
    )
    .min(1),
  findings: z.array(z.strictObject({ kind: z.enum(FINDING_KINDS), words })).default([]),
  sections: z.record(slug(), words).default({}).describe('what people write into the postmortem beside the draft'),
  meeting: z.strictObject({ 'in-days': z.number().positive(), minutes: z.int(), agenda: z.array(words) }),
  remediation: z
    .array(z.strictObject({ title: words, kind, priority, owner: handle(), cause: slug(), done: words.optional() }))
    .min(1),
  again: z
    .strictObject({
      by: handle(),
      title: declareIncident.input.shape.title,
      severity: declareIncident.input.shape.severity,
      components: z.array(slug()).default([]),
    })
    .describe('something like it that happens later'),
});

/** What comes of a story when it is over. */
export type Afterwards = z.output<typeof afterwards>;
