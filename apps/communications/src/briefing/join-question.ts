import { questionAnswered, questionTooOften } from '#contracts';
import type { Context } from '#persistence';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** People who can ask the same: each of them is told the answer. */
const MOST = 200;

/** Refuses what is done to a question that has its answer. */
export function mustBeOpen({ answer }: KeptQuestion): void {
  if (answer) throw questionAnswered({ by: answer.by.name, at: answer.at, answer: answer.words });
}

/** Asks it too. Who asks it already asks it once. Throws `question-answered`, `question-asked-by-many`. */
export const joinQuestion =
  () =>
  (question: KeptQuestion, { by }: Context): readonly QuestionEvent[] => {
    mustBeOpen(question);
    const { id, words, askers } = question;
    if (askers.some((one) => one.id === by.id)) return [];
    if (askers.length >= MOST) throw questionTooOften({ most: MOST });
    return [{ name: 'question-joined', data: { question: id, words, person: by } }];
  };
