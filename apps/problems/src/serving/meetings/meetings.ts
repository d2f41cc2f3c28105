import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type callMeeting as callContract,
  findPeople,
  type InputOf,
  type Meeting,
  meetingStands,
  meetingUnknown,
  type PersonReference,
  type ProposedAttendee,
  problemClosed,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, type Call, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { callMeeting } from '../../meeting/call-meeting.js';
import { isInvited, type Marks, type MeetingDecides, type MeetingEvent, onMeeting } from '../../meeting/meeting.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import { LATEST_FIRST, meetingsOf } from './meeting-queries.js';
import { Proposals } from './proposals.js';
import { MEETINGS } from './stores.js';

/** Whose duty it is to say when and where and with whom. */
export const COORDINATE_DUTIES = ['coordinate-postmortem'] as const;
/** Whose duty it is to hold it. */
export const RUN_DUTIES = ['run-postmortem', 'coordinate-postmortem'] as const;
/** Whose duty it is to write down what is said. */
export const RECORD_DUTIES = ['record-postmortem', 'run-postmortem', 'coordinate-postmortem'] as const;

const MOST_LISTED = 50;
const itself = (meeting: Meeting): Meeting => meeting;

/** Which meeting of which problem. */
export interface Named {
  readonly problem: string;
  readonly meeting: string;
}

/** The meetings about postmortems. */
@Injectable()
export class Meetings {
  constructor(
    @Inject(MEETINGS) readonly store: AggregateStore<Meeting, MeetingEvent>,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Calls one, for whoever coordinates. Throws `meeting-stands`, and what the decision throws. */
  async call(asked: Asked, input: InputOf<typeof callContract>): Promise<Meeting> {
    const { attendees: named, place = null, link = null, agenda = [], ...given } = input;
    const marks = await this.problems.mustAnswer(asked, input.problem, COORDINATE_DUTIES);
    const problem = await this.problems.of(asked, input.problem);
    if (problem.closedAt !== null) throw problemClosed({ problem: problem.id, closedAt: problem.closedAt });
    const proposed = await this.proposals.of(problem);
    const attendees = named ? this.withWhy(await this.people(asked, named), proposed.attendees) : proposed.attendees;
    const calling = {
      ...given,
      ...{ id: `mtg-${randomUUID()}`, restricted: problem.restricted, place, link, agenda, attendees },
      ...{ title: given.title ?? `${problem.id}: ${problem.title}`.slice(0, 200) },
      clock: await this.clocks.runs(problem),
    };
    try {
      const result = await this.store.create(calling.id, asked, callMeeting(calling, marks), itself);
      return asked.answered(result.answer.id, result);
    } catch (error) {
      const first = error instanceof UniqueTaken ? await this.store.loadByUnique('standsFor', problem.id) : null;
      if (!first) throw error;
      const { id, calledBy, startsAt } = first.state;
      throw meetingStands({ meeting: id, by: calledBy.name, startsAt });
    }
  }

  /** Decides something on one, for whoever may. */
  async change(
    asked: Asked,
    named: Named,
    duties: readonly string[],
    decide: (marks: Marks) => MeetingDecides,
  ): Promise<Meeting> {
    const marks = await this.problems.mustAnswer(asked, named.problem, duties);
    await this.of(asked, named);
    return this.commit(asked, named.meeting, decide(marks));
  }

  /** Decides something on one, for whoever was let. */
  async commit(asked: Asked, id: string, decide: MeetingDecides): Promise<Meeting> {
    return asked.answered(id, await this.decide(asked, id, decide));
  }

  /** Decides something on one that is there, whoever asks. */
  decide(call: Call, id: string, decide: MeetingDecides) {
    return this.store.change(id, call, onMeeting(id, decide), itself);
  }

  /** One, for who is invited or sees its problem. Throws `problem-unknown`, `meeting-unknown`. */
  async of(asked: Pick<Asked, 'caller'>, { problem, meeting: id }: Named): Promise<Meeting> {
    const meeting = (await this.store.load(id))?.state;
    if (meeting?.problem === problem && isInvited(meeting, asked.caller.id)) return meeting;
    await this.problems.of(asked, problem);
    if (meeting?.problem !== problem) throw meetingUnknown({ meeting: id });
    return meeting;
  }

  /** Those about a problem that the caller sees, the latest first. */
  async list(asked: Pick<Asked, 'caller'>, problem: string): Promise<Meeting[]> {
    await this.problems.of(asked, problem);
    return (await this.store.list(meetingsOf(problem), LATEST_FIRST, MOST_LISTED)).map(({ state }) => state);
  }

  /** People of the directory, each once. Throws `person-unknown`. */
  async people(asked: Asked, named: readonly string[]): Promise<PersonReference[]> {
    const { output } = await this.parts.client.ask(findPeople, { people: [...named] }, { token: asked.token });
    return [...new Map(output.people.map(({ id, name }) => [id, { id, name }])).values()];
  }

  /** Somebody of the directory, or nobody where nobody is named. Throws `person-unknown`. */
  async person(asked: Asked, named: string | undefined): Promise<PersonReference | null> {
    return named === undefined ? null : ((await this.people(asked, [named]))[0] ?? null);
  }

  /** Those who are named, with why they should come where that is known. */
  withWhy(people: readonly PersonReference[], proposed: readonly ProposedAttendee[]): ProposedAttendee[] {
    const known = new Map(proposed.map((one) => [one.person.id, one]));
    return people.map((person) => known.get(person.id) ?? { person, because: 'asked', roles: [] });
  }
}
