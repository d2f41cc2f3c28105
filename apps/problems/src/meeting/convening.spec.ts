import type { Convening, Incident, ProblemRecord } from '#contracts';
import { openProblem } from '../problem/open-problem.js';
import { conveningDueAt, type NotedProblem, noteForMeeting, wantMeeting } from './convening.js';
import { ANA, at, BO } from './given-meeting.js';
import { proposeAttendees } from './propose-attendees.js';

const incident = {
  id: 'INC-1',
  title: 'Down',
  severity: 'SEV2',
  components: [],
  visibility: 'open',
  status: 'resolved',
};
const [opened] = openProblem({ id: 'PRB-7', incident: incident as never as Incident, sequence: 1, because: 'hand' })({
  now: at(0),
  by: ANA,
});
const problem = opened!.data.problem as ProblemRecord;
const DAY = 24;

const noted = (more: Partial<NotedProblem> = {}): Convening => {
  const [event] = noteForMeeting({ problem, sequence: 1, runs: true, meetings: 0, since: at(0), ...more })(undefined);
  return event!.data.convening;
};
const want = (kept: Convening, hours: number) =>
  wantMeeting({ holder: BO, up: ANA })(kept, { now: at(hours), by: ANA });

describe('a problem that nobody called a meeting about', () => {
  it('asks whoever coordinates after some days by severity, then up, the latest step only', () => {
    expect(conveningDueAt(noted())).toBe(at(3 * DAY));
    expect(want(noted(), 3 * DAY - 1)).toEqual([]);
    const [first] = want(noted(), 3 * DAY);
    expect(first).toMatchObject({ name: 'meeting-wanted', data: { step: 'holder', asks: [BO], days: 3 } });
    expect(conveningDueAt(first!.data.convening)).toBe(at(6 * DAY));
    const [late] = want(noted(), 9 * DAY);
    expect(late).toMatchObject({ data: { step: 'up', asks: [BO, ANA] } });
    expect(conveningDueAt(late!.data.convening)).toBeNull();
  });

  it.each<[string, Partial<NotedProblem>]>([
    ['a meeting stands or took place', { meetings: 1 }],
    ['only drills or what was told afterwards is behind it', { runs: false }],
    ['it is a SEV4', { problem: { ...problem, severity: 'SEV4' } }],
    ['it is closed', { problem: { ...problem, closedAt: at(1) } }],
  ])('asks nobody where %s', (_why, more) => {
    expect(conveningDueAt(noted(more))).toBeNull();
  });

  it('waits anew from when the meeting was called off, and takes no older news', () => {
    const about = { problem, sequence: 3, runs: true, since: at(50) };
    const [stood] = noteForMeeting({ ...about, meetings: 1 })(noted());
    const [again] = noteForMeeting({ ...about, meetings: 0 })(stood!.data.convening);
    expect(conveningDueAt(again!.data.convening)).toBe(at(50 + 3 * DAY));
    expect(noteForMeeting({ ...about, sequence: 2, meetings: 1 })(again!.data.convening)).toEqual([]);
    expect(noteForMeeting({ ...about, meetings: 0 })(again!.data.convening)).toEqual([]);
  });
});

describe('who should come', () => {
  const answers = (duty: string, accountable: typeof ANA) => ({
    ...{ duties: [duty], scope: 'incident', accountable, because: 'primary-role' as const, role: 'x' },
    ...{ heldIn: 'incident', entitled: [], epoch: 1 },
  });
  const held = (person: typeof ANA, role: string, as: 'holder' | 'observer') => ({
    ...{ person, roles: [{ role, as, name: role, scope: 'incident', from: at(0), until: null }] },
  });

  it('are those whose duty it is, then whoever held a role, each once with all reasons', () => {
    const proposed = proposeAttendees(
      [answers('join-postmortem', BO), answers('coordinate-postmortem', ANA), answers('answer-calls', BO)],
      [
        [held(BO, 'tech-lead', 'holder'), held({ id: 'p-cy', name: 'Cy' }, 'scribe', 'observer')],
        [
          held({ id: 'program:x', name: 'x' }, 'scribe', 'holder'),
          held({ id: 'p-dan', name: 'Dan' }, 'scribe', 'holder'),
        ],
      ],
    );
    expect(proposed).toEqual([
      { person: ANA, because: 'duty', roles: ['coordinate-postmortem'] },
      { person: BO, because: 'duty', roles: ['join-postmortem', 'tech-lead'] },
      { person: { id: 'p-dan', name: 'Dan' }, because: 'held', roles: ['scribe'] },
    ]);
  });
});
