import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Parts, sweepDue } from '#service';
import { remindOfQuestion } from '../../briefing/remind-of-question.js';
import { answerersOf } from './answerers.js';
import { Questions } from './questions.js';

/**
 * Reminds of questions that wait. Whom, is looked up when the time has come, so that whoever answers by then is asked; the
 * decision is made on the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class QuestionSweeper {
  /** One round: resolves when every question whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(
      parts,
      questions.store,
      (state) => this.remind(state),
      'a question that waits could not be looked at',
    );
  }

  private async remind({ id, incident }: { id: string; incident: string }): Promise<void> {
    const people = await answerersOf(this.parts, incident);
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!people) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.questions.store.change(id, call, remindOfQuestion(people), () => undefined);
  }
}
