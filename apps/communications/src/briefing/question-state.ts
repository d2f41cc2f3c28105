import type {
  EventOf,
  PersonReference,
  Question,
  questionAnsweredForAll,
  questionAsked,
  questionDue,
  questionJoined,
  questionPassedOn,
} from '#contracts';

/** A question as it is kept. */
export interface KeptQuestion extends Question {
  readonly restricted: boolean;
  /** Who answers for it. */
  readonly owner: PersonReference;
  /** The roster's sequence that says so. */
  readonly standing: number;
}

/** What can happen to a question. */
export type QuestionEvent =
  | EventOf<typeof questionAsked>
  | EventOf<typeof questionJoined>
  | EventOf<typeof questionAnsweredForAll>
  | EventOf<typeof questionDue>
  | EventOf<typeof questionPassedOn>;

/** A question as people see it. */
export const shownQuestion = ({ restricted: _, owner, standing, ...question }: KeptQuestion): Question => question;
