import { mustBeOpen } from './join-question.js';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** Answers it once for all who ask it. Throws `question-answered`. */
export const answerQuestion =
  (answer: string, decidedByCopy: boolean) =>
  (question: KeptQuestion): readonly QuestionEvent[] => {
    mustBeOpen(question);
    const { id, words, askers } = question;
    return [{ name: 'question-answered', data: { question: id, words, answer, askers, decidedByCopy } }];
  };
