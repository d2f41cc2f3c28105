import { type Incident, minutesLater, type PersonReference, type Severity } from '#contracts';
import type { Context } from '#persistence';
import type { QuestionEvent } from './question-state.js';

/** Minutes in which a question is answered, by severity; null: it has no clock. */
export const ANSWERED_WITHIN: Readonly<Record<Severity, number | null>> = { SEV1: 15, SEV2: 30, SEV3: 120, SEV4: null };

/** Asks something; who answers for briefing executives is told at once, and nobody else. */
export const askQuestion =
  (
    { id, words }: { id: string; words: string },
    incident: Pick<Incident, 'id' | 'severity' | 'kind' | 'visibility'>,
    { owner, sequence: standing }: { owner: PersonReference; sequence: number },
  ) =>
  ({ by, now }: Context): readonly QuestionEvent[] => {
    const minutes = incident.kind === 'backfilled' ? null : ANSWERED_WITHIN[incident.severity];
    const question = {
      ...{ id, incident: incident.id, words, askedBy: by, askedAt: now, askers: [by] },
      ...{ due: minutes === null ? null : minutesLater(now, minutes), step: null, answer: null },
    };
    const restricted = incident.visibility === 'restricted';
    return [{ name: 'question-asked', data: { question, restricted, asks: [owner], standing } }];
  };
