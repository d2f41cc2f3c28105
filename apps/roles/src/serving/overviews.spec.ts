import {
  assignRole,
  delegateDuty,
  getBoard,
  joinIncident,
  listHoldings,
  listVacancies,
  offerHandover,
} from '#contracts';
import { RolesUnderTest } from '../../../../tests/support/roles-under-test.js';
import { stagesOf } from '../../../../tests/support/service-under-test.js';
import { HANDS } from '../accountability/on-their-hands.js';
import { OPEN, ofPerson } from './overviews.js';

let roles: RolesUnderTest;
const bo = { person: 'bo@example.org' };

beforeAll(async () => {
  roles = await RolesUnderTest.start('ana', 'bo', 'cy');
  await roles.declare('INC-1', 'ana');
  await roles.declare('INC-2', 'ana', { severity: 'SEV1', visibility: 'restricted' });
  await roles.declare('INC-3', 'ana', { kind: 'drill' });
  await roles.declare('INC-4', 'ana', { severity: 'SEV1' });
  await roles.as('ana')(assignRole, { incident: 'INC-1', role: 'scribe', ...bo });
  await roles.as('ana')(assignRole, { incident: 'INC-2', role: 'scribe', ...bo });
  await roles.as('ana')(joinIncident, { incident: 'INC-3', ...bo });
  await roles.as('ana')(delegateDuty, { incident: 'INC-3', duty: 'brief-executives', to: 'bo@example.org' });
  await roles.as('ana')(offerHandover, { incident: 'INC-4', role: 'incident-manager', to: 'bo@example.org' });
});

afterAll(() => roles?.stop());

const incidentsOf = (answer: { incidents: readonly { incident: string }[] }) =>
  answer.incidents.map(({ incident }) => incident);

describe('what somebody has on their hands', () => {
  it('is told across all open incidents, to whoever sees them', async () => {
    const own = await roles.as('bo')(listHoldings, bo);
    expect(own).toMatchObject({ person: roles.people.bo, total: 4 });
    expect(incidentsOf(own)).toEqual(['INC-2', 'INC-4', 'INC-1', 'INC-3']);
    expect(own.incidents[1]).toMatchObject({
      as: null,
      offered: [{ name: 'Incident manager', from: roles.people.ana }],
    });
    expect(own.incidents[3]).toMatchObject({ as: 'responder', delegated: [{ duty: 'brief-executives' }] });
    expect(incidentsOf(await roles.as('cy')(listHoldings, bo))).toEqual(['INC-4', 'INC-1', 'INC-3']);
    const first = await roles.as('bo')(listHoldings, { ...bo, limit: 1 });
    expect([first.incidents.length, first.total]).toEqual([1, 4]);
  });

  it('is no longer what has ended', async () => {
    await roles.declare('INC-1', 'ana', { status: 'closed' }, 2);
    expect(incidentsOf(await roles.as('bo')(listHoldings, bo))).toEqual(['INC-2', 'INC-4', 'INC-3']);
    await roles.declare('INC-1', 'ana', { status: 'active' }, 3);
  });

  it('is refused for somebody whom the directory does not know, and for a field that there is not', async () => {
    const unknown = roles.as('bo')(listHoldings, { person: 'nobody@example.org' });
    await expect(unknown).rejects.toMatchObject({ problem: { code: 'person-unknown' } });
    const wrong = roles.as('bo')(listHoldings, { ...bo, since: 'yesterday' });
    await expect(wrong).rejects.toMatchObject({ problem: { code: 'invalid-input' } });
  });

  it('is found by an index for each way to be named', async () => {
    const found = roles.service.parts.connection.db!.collection('rosters').find(ofPerson('p-bo'));
    const explained = await found.explain('executionStats');
    const stages = stagesOf(explained);
    expect(stages).not.toContain('COLLSCAN');
    expect(stages.filter((stage) => stage === 'IXSCAN')).toHaveLength(HANDS.length);
  });
});

describe('vacancies', () => {
  it('are those of all open incidents that the caller sees, as their boards show them', async () => {
    const { vacancies, total } = await roles.as('bo')(listVacancies, {});
    expect(vacancies).toHaveLength(total);
    for (const incident of ['INC-1', 'INC-2', 'INC-3', 'INC-4']) {
      const board = await roles.as('bo')(getBoard, { incident });
      const key = (one: object) => JSON.stringify(Object.entries(one).sort());
      const shown = vacancies
        .filter((one) => one.incident === incident)
        .map(({ role, scope, name, since, due, step }) => key({ role, scope, name, since, due, step }));
      expect(shown.sort()).toEqual(board.vacancies.map(key).sort());
    }
    const others = await roles.as('cy')(listVacancies, {});
    expect(others.vacancies.some(({ incident }) => incident === 'INC-2')).toBe(false);
    expect(others.total).toBeLessThan(total);
  });

  it('come the most urgent first, as many as asked for', async () => {
    const { vacancies } = await roles.as('bo')(listVacancies, { limit: 3 });
    const due = vacancies.map((one) => one.due);
    expect(due).toEqual([...due].sort());
    expect(vacancies).toHaveLength(3);
  });

  it('are read by the index of what is open', async () => {
    const found = roles.service.parts.connection.db!.collection('rosters').find(OPEN);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
  });
});
