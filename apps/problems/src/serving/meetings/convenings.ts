import { Inject, Injectable } from '@nestjs/common';
import type { Convening } from '#contracts';
import { type AggregateStore, type Call, reading } from '#persistence';
import { Parts } from '#service';
import { type ConveningEvent, noteForMeeting, wantMeeting } from '../../meeting/convening.js';
import { noteProblem } from '../../meeting/meeting-clock.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import { MeetingAnswering } from './meeting-answering.js';
import { countingOf, LATEST_FIRST, meetingsOf } from './meeting-queries.js';
import { COORDINATE_DUTIES, Meetings } from './meetings.js';
import { CONVENINGS } from './stores.js';

/** Meetings that follow a problem: of earlier ones nobody has to be reminded. */
const LATEST = 50;

/** Which problems wait for a meeting. What counts is how the problem and its meetings are now, whatever led to the look. */
@Injectable()
export class Convenings {
  constructor(
    @Inject(CONVENINGS) readonly store: AggregateStore<Convening, ConveningEvent>,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(MeetingAnswering) private readonly answering: MeetingAnswering,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Looks at a problem: whether it waits (`again`: since then, where a meeting was called off), and what its meetings follow. */
  async note(problem: string, from: Call, again?: string): Promise<void> {
    const stored = await this.problems.store.load(problem);
    if (!stored) return;
    const call = { ...from, by: this.parts.self };
    const runs = await this.clocks.runs(stored.state);
    const counted = this.meetings.store.collection.countDocuments(countingOf(problem) as never);
    const noted = { problem: stored.state, sequence: stored.told, runs, meetings: await reading(counted) };
    const decide = noteForMeeting({ ...noted, since: again ?? stored.state.openedAt });
    await this.store.change(problem, call, decide, () => undefined);
    await this.tellMeetings(problem, { restricted: stored.state.restricted, clock: runs }, call);
  }

  /** Its time has come: it is looked at first, for what was noted may be older than a meeting that was called meanwhile. */
  async ask(problem: string, call: Call): Promise<void> {
    await this.note(problem, call);
    const answerers = await this.answering.answerers(problem, COORDINATE_DUTIES);
    if (answerers) await this.store.change(problem, call, wantMeeting(answerers), () => undefined);
  }

  private async tellMeetings(problem: string, noted: { restricted: boolean; clock: boolean }, call: Call) {
    const all = await this.meetings.store.list(meetingsOf(problem), LATEST_FIRST, LATEST);
    const { restricted, clock } = noted;
    const differing = all.filter(({ state }) => state.restricted !== restricted || state.clock !== clock);
    await Promise.all(differing.map(({ state }) => this.meetings.decide(call, state.id, noteProblem(noted))));
  }
}
