import {
  acknowledgeRole,
  assignRole,
  getBoard,
  getBrief,
  offerHandover,
  releaseRole,
  vacancyMinutes,
  whoAnswers,
  whoHeld,
} from '#contracts';
import { eventLog } from '#persistence';
import { RolesUnderTest } from '../../../../tests/support/roles-under-test.js';
import { stagesOf } from '../../../../tests/support/service-under-test.js';
import { eventsOf } from './stories.js';

let roles: RolesUnderTest;

beforeAll(async () => {
  roles = await RolesUnderTest.start('ana', 'bo', 'cy');
  await roles.declare('INC-1', 'ana');
});

afterAll(() => roles?.stop());

const scribe = { incident: 'INC-1', role: 'scribe' };
const drained = () => roles.service.parts.publisher.drain();

describe('who held a role', () => {
  it('is known from the first moment, and the same when the events have left for the log', async () => {
    await roles.as('ana')(assignRole, { ...scribe, person: 'bo@example.org' });
    await roles.as('bo')(acknowledgeRole, scribe);
    await roles.as('ana')(assignRole, { ...scribe, person: 'cy@example.org', inPlaceOf: 'bo@example.org' });
    await roles.as('cy')(releaseRole, scribe);
    const atOnce = await roles.as('bo')(whoHeld, scribe);
    await drained();
    const later = await roles.as('bo')(whoHeld, scribe);
    const { ana, bo, cy } = roles.people;
    expect(later.holders).toMatchObject([
      { person: bo, givenBy: ana, acknowledgedAt: expect.any(String) },
      { person: cy, givenBy: ana, acknowledgedAt: null },
    ]);
    expect(later.holders[0]!.until).toBe(later.holders[1]!.from);
    expect(atOnce.holders).toEqual(later.holders);
    expect(later).toMatchObject({ name: 'Scribe', scope: 'incident', answered: ana });
  });

  it('is answered for any time; one to come is now', async () => {
    const { holders } = await roles.as('ana')(whoHeld, scribe);
    const [first] = holders;
    expect(await roles.as('ana')(whoHeld, { ...scribe, at: first!.from })).toMatchObject({
      ...{ asOf: first!.from, holders: [first], answered: roles.people.bo },
    });
    const before = await roles.as('ana')(whoHeld, { ...scribe, at: '2001-01-01T01:00:00+01:00' });
    expect(before).toMatchObject({ asOf: '2001-01-01T00:00:00.000Z', holders: [], answered: null });
    const tomorrow = await roles.as('ana')(whoHeld, { ...scribe, at: '2999-01-01T00:00:00Z' });
    expect(tomorrow).toMatchObject({ holders: [], answered: roles.people.ana });
    expect(tomorrow.asOf < '2999').toBe(true);
  });

  it('is read from the log by an index', async () => {
    const log = eventLog(roles.service.parts.connection).find(eventsOf('INC-1', 9) as never);
    const stages = stagesOf(await log.sort({ sequence: 1 }).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('is not told of an incident that somebody may not see, nor of a role that there is not', async () => {
    await roles.declare('INC-2', 'ana', { visibility: 'restricted' });
    const hidden = [whoHeld, whoAnswers, vacancyMinutes].map((contract) =>
      roles.as('bo')(contract, {
        ...(contract === whoHeld && { role: 'scribe' }),
        ...duty(contract),
        incident: 'INC-2',
      }),
    );
    for (const asked of await Promise.allSettled(hidden)) {
      expect(asked).toMatchObject({ reason: { problem: { code: 'incident-unknown' } } });
    }
    const unknown = roles.as('ana')(whoHeld, { incident: 'INC-1', role: 'cook' });
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'role-unknown' } });
  });
});

const duty = (contract: unknown) => (contract === whoAnswers ? { duty: 'form-theories' } : {});

describe('who answers for a duty', () => {
  it('is who the board says, with who would be next', async () => {
    await roles.declare('INC-3', 'ana');
    await roles.as('bo')(assignRole, { incident: 'INC-3', role: 'scribe', person: 'bo@example.org' });
    const answer = await roles.as('cy')(whoAnswers, { incident: 'INC-3', duty: 'maintain-timeline' });
    const { duties } = await roles.as('cy')(getBoard, { incident: 'INC-3' });
    expect(answer).toMatchObject(duties.find((one) => one.duty === 'maintain-timeline')!);
    expect(answer.next).toEqual([
      {
        ...{ accountable: roles.people.ana, because: 'incident-manager', role: 'incident-manager', heldIn: 'incident' },
        why: 'answers for what nobody else holds',
      },
    ]);
    const unknown = roles.as('cy')(whoAnswers, { incident: 'INC-3', duty: 'cook' });
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'duty-unknown' } });
  });
});

describe('the minutes of vacancies', () => {
  it('are told for each role that the severity required, by name', async () => {
    const { roles: rows } = await roles.as('cy')(vacancyMinutes, { incident: 'INC-1' });
    expect(rows.map(({ name, vacant }) => [name, vacant])).toEqual([
      ['Incident manager', false],
      ['Tech lead', true],
      ['Communications manager', true],
      ['Scribe', true],
    ]);
  });
});

describe('the brief of a role', () => {
  it('is there for whom a role is offered, though they see the incident only by that', async () => {
    await roles.declare('INC-5', 'ana', { visibility: 'restricted' });
    const asked = { incident: 'INC-5', role: 'incident-manager' };
    await expect(roles.as('bo')(getBrief, asked)).rejects.toMatchObject({ problem: { code: 'incident-unknown' } });
    await roles.as('ana')(offerHandover, { ...asked, to: 'bo@example.org', brief: 'db2 is being seeded' });
    const brief = await roles.as('bo')(getBrief, asked);
    expect(brief).toMatchObject({
      ...{ name: 'Incident manager', offer: { from: roles.people.ana, brief: 'db2 is being seeded' } },
      ask: { person: roles.people.ana, because: 'holds' },
    });
    expect(brief.firstActions).toHaveLength(3);
  });
});
