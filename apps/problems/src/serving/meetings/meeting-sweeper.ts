import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Meeting } from '#contracts';
import { Parts, sweepDue } from '#service';
import { lookAtMeeting } from '../../meeting/meeting-clock.js';
import { Convenings } from './convenings.js';
import { MeetingAnswering } from './meeting-answering.js';
import { Meetings, RECORD_DUTIES } from './meetings.js';

const TROUBLE = 'the clock of a meeting could not be looked at';

/**
 * Asks where nobody called a meeting, has answered, or wrote down what was said. Whom it asks it looks up when the time has
 * come; the decisions are made on the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class MeetingSweeper {
  /** One round of each clock. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Convenings) convenings: Convenings,
    @Inject(MeetingAnswering) private readonly answering: MeetingAnswering,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const meeting = sweepDue(parts, meetings.store, (state) => this.look(state), TROUBLE);
    const convening = sweepDue(parts, convenings.store, (one) => convenings.ask(one.problem, this.call()), TROUBLE);
    this.sweep = async () => {
      await Promise.all([meeting(), convening()]);
    };
  }

  private async look({ id, problem }: Meeting): Promise<void> {
    const answerers = await this.answering.answerers(problem, RECORD_DUTIES);
    if (answerers) await this.meetings.decide(this.call(), id, lookAtMeeting(answerers));
  }

  private call() {
    return { by: this.parts.self, correlation: randomUUID() };
  }
}
