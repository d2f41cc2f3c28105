import type { PersonReference } from '#contracts';
import type { Context } from '#persistence';
import { askedAt, leftUntil, stepToSay } from '../clock/steps.js';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** Whom the clock of a question reminds. */
export interface Answerers {
  readonly owner: PersonReference;
  readonly deputy: PersonReference | null;
  readonly manager: PersonReference;
}

/** Reminds whoever answers at this moment, and the others as time runs out; only of the latest step. */
export const remindOfQuestion =
  (people: Answerers) =>
  (question: KeptQuestion | undefined, { now }: Pick<Context, 'now'>): readonly QuestionEvent[] => {
    if (!question || question.answer || question.due === null) return [];
    const { id, words, askedAt: since, due } = question;
    const step = stepToSay({ since, due, step: question.step }, now);
    if (!step) return [];
    const dueInMs = leftUntil(due, now);
    return [{ name: 'question-due', data: { question: id, words, step, due, dueInMs, asks: askedAt(step, people) } }];
  };
