import type { PersonReference } from '#contracts';
import type { KeptQuestion, QuestionEvent } from './question-state.js';

/** Who answers executives, as a table of accountability says it. */
export interface Standing {
  readonly owner: PersonReference;
  readonly manager: PersonReference;
  /** The roster's sequence: the higher one is the newer one. */
  readonly sequence: number;
}

/** Whoever was to answer an open question and is no longer has left it to a named successor or to the manager. */
export const passOnQuestion =
  ({ owner: to, manager, sequence: standing }: Standing) =>
  (question: KeptQuestion | undefined): readonly QuestionEvent[] => {
    if (!question || question.answer || standing <= question.standing || question.owner.id === to.id) return [];
    const { id, words, owner: from } = question;
    const because = to.id === manager.id ? 'falls-to-manager' : 'successor';
    return [{ name: 'question-passed-on', data: { question: id, words, from, to, because, standing } }];
  };
