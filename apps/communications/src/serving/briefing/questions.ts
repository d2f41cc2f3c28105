import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AccountabilityTable } from '#authority';
import {
  type answerQuestion,
  type askQuestion,
  type Envelope,
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
import { type AggregateStore, type Decide, reading, Together } from '#persistence';
import { eventCall, Parts } from '#service';
import { isSameQuestion, questionsLike } from '../../briefing/alike.js';
import { answerQuestion as decideAnswer } from '../../briefing/answer-question.js';
import { askQuestion as decideQuestion } from '../../briefing/ask-question.js';
import { joinQuestion as decideJoining } from '../../briefing/join-question.js';
import { passOnQuestion } from '../../briefing/pass-on-question.js';
import { type KeptQuestion, type QuestionEvent, shownQuestion } from '../../briefing/question-state.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { ROSTER_OPENED } from '../plans/noting.js';
import { answerersIn, answerersOf, BRIEF_EXECUTIVES, EXECUTIVES_SIDE } from './answerers.js';
import { QUESTIONS } from './stores.js';

/** Questions that one look shows: those that are open, and the latest that are answered. */
const MOST = 100;
const LINGER_MS = 20;

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
  /** What is open in several incidents is looked up together, for nobody waits for it. */
  private readonly asking = new Together<{ incident: string; questions: string[] }>(async (all) => {
    const open = { ...openIn(''), 'state.incident': { $in: [...new Set(all.map(({ incident }) => incident))] } };
    const found = this.store.collection.find(open as never, { projection: { 'state.incident': 1 } });
    for (const { _id, state } of await reading(found.toArray())) {
      for (const one of all) if (one.incident === state.incident) one.questions.push(String(_id));
    }
  }, LINGER_MS);

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
    const decide = decideQuestion({ id, words }, known, answerers);
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

  /** Somebody else may answer now. A roster begins with its manager alone, before anybody can have asked. */
  async passOn(event: Envelope): Promise<void> {
    const { table, deputy } = event.data as unknown as AccountabilityTable;
    const answerers = answerersIn({ table, deputy, sequence: event.sequence });
    if (event.sequence <= ROSTER_OPENED || !answerers) return;
    const asks = { incident: event.incident, questions: [] as string[] };
    await this.asking.add(asks);
    const decide = passOnQuestion(answerers);
    const call = eventCall(event);
    await Promise.all(asks.questions.map((id) => this.store.change(id, call, decide, () => undefined)));
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
