import type { EventOf, Question, questionAnsweredForAll, questionAsked, questionDue, questionJoined } from '#contracts';

/** A question as it is kept. */
export interface KeptQuestion extends Question {
  readonly restricted: boolean;
}

/** What can happen to a question. */
export type QuestionEvent =
  | EventOf<typeof questionAsked>
  | EventOf<typeof questionJoined>
  | EventOf<typeof questionAnsweredForAll>
  | EventOf<typeof questionDue>;

/** A question as people see it. */
export const shownQuestion = ({ restricted: _, ...question }: KeptQuestion): Question => question;
