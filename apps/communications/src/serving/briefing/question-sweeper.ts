import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DUE, Rounds } from '#persistence';
import { Parts } from '#service';
import { remindOfQuestion } from '../../briefing/remind-of-question.js';
import { answerersOf } from './answerers.js';
import { Questions } from './questions.js';

const EVERY_MS = 500;
const AT_ONCE = 100;

/**
 * Reminds of questions that wait. Whom, is looked up when the time has come, so that whoever answers by then is asked; the
 * decision is made on the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class QuestionSweeper {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round: resolves when every question whose time had come was looked at. */
  async sweep(): Promise<void> {
    const due = await this.questions.store.list(DUE, { dueAt: 1 }, AT_ONCE);
    await Promise.all(due.map(({ state }) => this.remind(state).catch(this.onError)));
  }

  private async remind({ id, incident }: { id: string; incident: string }): Promise<void> {
    const people = await answerersOf(this.parts, incident);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!people) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.questions.store.change(id, call, remindOfQuestion(people), () => undefined);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'a question that waits could not be looked at');
  };
}
