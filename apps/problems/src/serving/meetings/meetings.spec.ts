import {
  answerInvitation,
  callMeeting,
  callOffMeeting,
  getMeeting,
  type Incident,
  listMeetings,
  type Meeting,
  proposeAttendees,
  recordMeeting,
} from '#contracts';
import { ProblemsUnderTest, somebody } from '../../../../../tests/support/problems-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { Convenings } from './convenings.js';
import { MeetingFollower } from './meeting-follower.controller.js';
import { countingOf, LATEST_FIRST, meetingsOf } from './meeting-queries.js';
import { MeetingSweeper } from './meeting-sweeper.js';
import { Meetings } from './meetings.js';

const BO = somebody('bo');
const CY = somebody('cy');
const BO_MAIL = 'bo@example.org';
const CY_MAIL = 'cy@example.org';
const DAY_MS = 86_400_000;

let under: ProblemsUnderTest;

beforeAll(async () => {
  under = await ProblemsUnderTest.start();
}, 60_000);

afterAll(() => under?.stop());

const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const code = (expected: string) => expect.objectContaining({ problem: expect.objectContaining({ code: expected }) });

const call = (problem: string, more: object = {}, who = BO_MAIL): Promise<Meeting> =>
  under.service.ask(callMeeting, { problem, startsAt: inDays(3), attendees: [CY_MAIL], ...more }, who);

/** Its time comes: what is kept of it is put back by so many days. */
async function age(collection: string, id: string, days: number, fields: readonly string[]): Promise<void> {
  const kept = under.service.parts.connection.collection(collection);
  const { state } = (await kept.findOne({ _id: id } as never)) as unknown as { state: Record<string, string> };
  const back = fields.map((field) => [
    `state.${field}`,
    new Date(Date.parse(state[field]!) - days * DAY_MS).toISOString(),
  ]);
  await kept.updateOne({ _id: id } as never, { $set: { ...Object.fromEntries(back), dueAt: new Date(0) } });
}

describe('a meeting about a postmortem', () => {
  it('is called by whoever coordinates, for those who should come', async () => {
    const problem = await under.problem();
    const held = {
      role: 'tech-lead',
      as: 'holder',
      name: 'Tech lead',
      scope: 'incident',
      from: inDays(-1),
      until: null,
    };
    under.registers.set((await behind(problem))!, [
      { person: CY, stays: [], firstAct: null, lastAct: null, roles: [held], count: 0, counts: {}, key: [] },
    ]);
    const proposed = await under.service.ask(proposeAttendees, { problem }, BO_MAIL);
    expect(proposed).toEqual({
      attendees: [
        { person: BO, because: 'duty', roles: ['coordinate-postmortem'] },
        { person: CY, because: 'held', roles: ['tech-lead'] },
      ],
      notAsked: [],
    });
    const meeting = await call(problem, { attendees: undefined });
    expect(meeting.attendees.map(({ person }) => person.name)).toEqual(['bo', 'cy']);
    await expect(call(problem, {}, CY_MAIL)).rejects.toEqual(code('not-for-you'));
  });

  it('stands once: of two who call it at once one does, and the other is told which', async () => {
    const problem = await under.problem();
    const both = await Promise.allSettled([call(problem), call(problem)]);
    const done = both.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: code('meeting-stands') });
    const [meeting] = (await under.service.ask(listMeetings, { problem }, BO_MAIL)).meetings;
    await under.service.ask(callOffMeeting, { problem, meeting: meeting!.id }, BO_MAIL);
    expect((await call(problem)).id).not.toBe(meeting!.id);
  });

  it('is answered by each for themselves, even where they do not see the problem, and by nobody else', async () => {
    const problem = await under.problem({ visibility: 'restricted' });
    const { id: meeting } = await call(problem);
    const answer = { problem, meeting, answer: 'declined', substitute: 'dan@example.org' };
    expect((await under.service.ask(answerInvitation, answer, CY_MAIL)).attendees).toHaveLength(2);
    const accepts = { problem, meeting, answer: 'accepted' };
    await expect(under.service.ask(answerInvitation, accepts, BO_MAIL)).rejects.toEqual(code('not-invited'));
    await expect(under.service.ask(getMeeting, { problem, meeting }, 'eve@example.org')).rejects.toEqual(
      code('problem-unknown'),
    );
    const unknown = { ...answer, substitute: 'nobody@example.org' };
    await expect(under.service.ask(answerInvitation, unknown, CY_MAIL)).rejects.toEqual(code('person-unknown'));
  });

  it('has its record asked for when it is over, by as many replicas as there are, once', async () => {
    const problem = await under.problem();
    const { id: meeting } = await call(problem);
    await age('meetings', meeting, 5, ['startsAt', 'changedAt']);
    const sweeper = under.get(MeetingSweeper);
    await Promise.all([sweeper.sweep(), sweeper.sweep(), sweeper.sweep()]);
    const told = await under.told(meeting);
    const asked = told.filter(({ type }) => type.includes('meeting-unrecorded'));
    expect(asked.map(({ data }) => data)).toEqual([expect.objectContaining({ step: 'holder', asks: [BO] })]);
    const words = { problem, meeting, words: 'We spoke.' };
    expect(await under.service.ask(recordMeeting, words, BO_MAIL)).toMatchObject({ record: { by: BO } });
    expect((await under.get(Meetings).store.load(meeting)) as object).not.toHaveProperty('dueAt', expect.any(Date));
  });
});

describe('a problem without a meeting', () => {
  const waiting = async (more: Partial<Incident> = {}) => {
    const problem = await under.problem(more);
    const [opened] = await under.told(problem);
    await under.get(MeetingFollower).note(opened!);
    return problem;
  };
  const wanted = async (problem: string) => {
    const all = await under.service.parts.connection.collection('event_log').find({ aggregate: problem }).toArray();
    const kept = await under.get(Convenings).store.load(problem);
    return { kept: kept!.state, said: all.filter(({ event }) => event.type.includes('meeting-wanted')) };
  };

  it('is asked about after some days, once a step, and not any more when one is called', async () => {
    const problem = await waiting();
    await age('convenings', problem, 3, ['waitsSince']);
    const sweeper = under.get(MeetingSweeper);
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    expect((await wanted(problem)).kept).toMatchObject({ said: 'holder' });
    const meeting = await call(problem);
    const [called] = await under.told(meeting.id);
    await Promise.all([under.get(MeetingFollower).note(called!), under.get(MeetingFollower).note(called!)]);
    expect((await wanted(problem)).kept).toMatchObject({ waitsSince: null, said: null, meetings: 1 });
  });

  it.each<[string, Partial<Incident>]>([
    ['a drill', { kind: 'drill' }],
    ['told afterwards', { kind: 'backfilled' }],
    ['a SEV4', { severity: 'SEV4' }],
  ])('is not asked about behind %s', async (_what, more) => {
    expect((await wanted(await waiting(more))).kept).toMatchObject({ waitsSince: null });
  });
});

it('every question is answered by an index', async () => {
  const { collection } = under.get(Meetings).store;
  const found = collection
    .find(meetingsOf('PRB-1') as never)
    .sort(LATEST_FIRST)
    .limit(51);
  const stages = stagesOf(await found.explain('queryPlanner'));
  expect(stages).toContain('IXSCAN');
  expect(stages).not.toContain('SORT');
  expect(stagesOf(await collection.find(countingOf('PRB-1') as never).explain('queryPlanner'))).toContain('IXSCAN');
});

/** The incident behind a problem. */
async function behind(problem: string): Promise<string | undefined> {
  const stored = await under.service.parts.connection.collection('problems').findOne({ _id: problem } as never);
  return (stored as unknown as { state: { incidents: { id: string }[] } }).state.incidents[0]?.id;
}
