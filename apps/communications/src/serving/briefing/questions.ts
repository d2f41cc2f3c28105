import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type answerQuestion,
  type askQuestion,
  type InputOf,
  type joinQuestion,
  type listQuestions,
  notForYou,
  type OutputOf,
  type Question,
  questionUnknown,
  unavailable,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Decide, reading } from '#persistence';
import { Parts } from '#service';
import { isSameQuestion, questionsLike } from '../../briefing/alike.js';
import { answerQuestion as decideAnswer } from '../../briefing/answer-question.js';
import { askQuestion as decideQuestion } from '../../briefing/ask-question.js';
import { joinQuestion as decideJoining } from '../../briefing/join-question.js';
import { type KeptQuestion, type QuestionEvent, shownQuestion } from '../../briefing/question-state.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { answerersOf, BRIEF_EXECUTIVES, EXECUTIVES_SIDE } from './answerers.js';
import { QUESTIONS } from './stores.js';

/** Questions that one look shows: those that are open, and the latest that are answered. */
const MOST = 100;

/** The open questions of an incident, as the database is asked. */
export const openIn = (incident: string) => ({ 'state.incident': incident, 'state.answer.at': null });

/** Those that are answered. */
export const answeredIn = (incident: string) => ({ 'state.incident': incident, 'state.answer.at': { $gt: '' } });

/** Of those that are open the one that waits longest is the first. */
export const LONGEST_FIRST = { 'state.askedAt': 1 } as const;

/** Of those that are answered the latest answer is the first. */
export const LATEST_FIRST = { 'state.answer.at': -1 } as const;

/** What stakeholders ask, and what they are answered. */
@Injectable()
export class Questions {
  constructor(
    @Inject(QUESTIONS) readonly store: AggregateStore<KeptQuestion, QuestionEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Asks; who asks word for word what somebody else asks joins them. */
  async ask(asked: Asked, input: InputOf<typeof askQuestion>): Promise<Question> {
    const { incident, words } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const same = (await this.open(incident)).find((one) => isSameQuestion(one.words, words));
    if (same) return this.change(asked, { incident, question: same.id }, decideJoining());
    const [known, answerers] = await Promise.all([this.known.of(incident), answerersOf(this.parts, incident)]);
    if (!answerers) throw unavailable({ missing: 'roles' });
    const id = `qst-${randomUUID()}`;
    const decide = decideQuestion({ id, words }, known, answerers.owner);
    const result = await this.store.create(id, asked, decide, shownQuestion);
    return asked.answered(result.answer.id, result);
  }

  /** Asks it too. */
  async join(asked: Asked, input: InputOf<typeof joinQuestion>): Promise<Question> {
    await this.parts.authority.mustSee(asked.caller, input.incident);
    return this.change(asked, input, decideJoining());
  }

  /** Answers it, for somebody entitled to brief executives. */
  async answer(asked: Asked, input: InputOf<typeof answerQuestion>): Promise<Question> {
    const { incident, words } = input;
    const { authority } = this.parts;
    await authority.mustSee(asked.caller, incident);
    await this.mustBeThere(input);
    const verdict = await authority.mayDo(asked.caller, incident, BRIEF_EXECUTIVES, EXECUTIVES_SIDE);
    if (!verdict.allowed) throw notForYou({ whoMay: verdict.whoMay });
    return this.change(asked, input, decideAnswer(words, verdict.decidedByCopy));
  }

  /** Those of an incident, open ones first; or those that are like what somebody is about to ask. */
  async list({ caller }: Asked, input: InputOf<typeof listQuestions>): Promise<OutputOf<typeof listQuestions>> {
    const { incident, like } = input;
    await this.parts.authority.mustSee(caller, incident);
    const answered = await this.store.list(answeredIn(incident), LATEST_FIRST, MOST);
    const all = [...(await this.open(incident)), ...answered.map(({ state }) => shownQuestion(state))];
    return { incident, questions: like === undefined ? all : questionsLike(like, all) };
  }

  /** How many wait for an answer. */
  countOpen(incident: string): Promise<number> {
    return reading(this.store.collection.countDocuments(openIn(incident) as never, { limit: MOST }));
  }

  private async open(incident: string): Promise<Question[]> {
    const open = await this.store.list(openIn(incident), LONGEST_FIRST, MOST);
    return open.map(({ state }) => shownQuestion(state));
  }

  private async mustBeThere({ incident, question }: { incident: string; question: string }): Promise<void> {
    const stored = await this.store.load(question);
    if (stored?.state.incident !== incident) throw questionUnknown({ incident, question });
  }

  private async change(
    asked: Asked,
    named: { incident: string; question: string },
    decide: (
      question: KeptQuestion,
      context: Parameters<Decide<KeptQuestion, QuestionEvent>>[1],
    ) => readonly QuestionEvent[],
  ): Promise<Question> {
    await this.mustBeThere(named);
    const { question } = named;
    const result = await this.store.change(question, asked, (state, context) => decide(state!, context), shownQuestion);
    return asked.answered(question, result);
  }
}
