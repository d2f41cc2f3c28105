import { z } from 'zod';
import { SEVERITIES, type Severity } from '#contracts';

/** Seconds that a manager has to answer, by severity. */
export type AnswerLimits = Readonly<Record<Severity, number>>;

/** What holds where nothing is set: the worse it is, the less time. */
export const ANSWER_LIMITS: AnswerLimits = { SEV1: 300, SEV2: 600, SEV3: 1_800, SEV4: 3_600 };

/** `SEV1=300,SEV2=600`: seconds; severities left out keep their default. */
export const answerLimits = z
  .string()
  .regex(/^SEV[1-4]=\d{1,6}(,SEV[1-4]=\d{1,6})*$/, { error: 'seconds by severity, like SEV1=300,SEV2=600' })
  .transform((text): AnswerLimits => {
    const given = Object.fromEntries(text.split(',').map((pair) => pair.split('=')));
    const seconds = (severity: Severity) => Number(given[severity] ?? ANSWER_LIMITS[severity]);
    return Object.fromEntries(SEVERITIES.map((severity) => [severity, seconds(severity)])) as AnswerLimits;
  });
