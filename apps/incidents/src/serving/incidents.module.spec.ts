import type { Incident } from '#contracts';
import { CLOSERS, changeIncident, closeIncident, declareIncident, getIncident, listIncidents } from '#contracts';
import type { AggregateStore } from '#persistence';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import type { IncidentEvent } from '../incident/incident-state.js';
import { IncidentsModule } from './incidents.module.js';
import { INCIDENTS } from './stores.js';

let service: ServiceUnderTest;

beforeAll(async () => {
  service = await ServiceUnderTest.start('incidents', IncidentsModule);
});

afterAll(() => service?.stop());

const declare = (more: object = {}) =>
  service.ask(declareIncident, { title: 'The database is slow', severity: 'SEV2', ...more });

describe('incidents, on its own', () => {
  it('declares for a person without asking anybody', async () => {
    const declared = await declare();
    expect(declared.manager.name).toBe('ana');
    expect(await service.ask(getIncident, { incident: declared.id }, 'bo@example.org')).toMatchObject({
      id: declared.id,
    });
  });

  it('cannot find a named manager while roles is away, and says so', async () => {
    await expect(declare({ manager: 'bo@example.org' })).rejects.toMatchObject({ problem: { code: 'unavailable' } });
  });

  it('does not let anybody close an incident while nobody can say who may', async () => {
    const { id } = await declare();
    const closing = service.ask(changeIncident, { incident: id, status: 'closed' });
    await expect(closing).rejects.toMatchObject({ problem: { code: 'unavailable', missing: 'roles' } });
  });

  it('marks a closing that the last known table decided', async () => {
    const { id, manager } = await declare();
    await service.parts.authority.copy.keep({
      ...{ incident: id, sequence: 1, manager: manager.id, restricted: false, sees: [] },
      table: [
        {
          ...{ duties: ['command-incident'], scope: 'incident', accountable: manager, because: 'primary-role' },
          ...{ role: 'incident-manager', heldIn: 'incident', entitled: [manager.id], epoch: 1 },
        },
      ],
    });
    const refused = service.ask(changeIncident, { incident: id, status: 'closed' }, 'bo@example.org');
    await expect(refused).rejects.toMatchObject({ problem: { code: 'not-for-you', whoMay: 'ana' } });
    // Nobody can be asked what is open: that is waived by name.
    const settle = CLOSERS.map((name) => ({ item: `service:${name}`, waiver: 'It is away' }));
    expect((await service.ask(closeIncident, { incident: id, settle })).status).toBe('closed');
    const store = service.app.get<AggregateStore<Incident, IncidentEvent>>(INCIDENTS, { strict: false });
    await service.parts.publisher.drain();
    const log = await service.parts.connection.db!.collection('event_log').find({ aggregate: id }).toArray();
    expect(log.map(({ event }) => event.data.decidedByCopy)).toContain(true);
    expect((await store.load(id))?.outbox).toEqual([]);
  });

  it.each([
    ['all', {}],
    ['by status', { 'state.status': { $in: ['triage'] } }],
    ['by severity', { 'state.severity': { $in: ['SEV1', 'SEV2'] } }],
    ['by component', { 'state.components': 'db1' }],
    ['by kind', { 'state.kind': 'real' }],
  ])('lists %s by an index, in order', async (_what, filter) => {
    const collection = service.parts.connection.db!.collection('incidents');
    const found = collection.find(filter).sort({ 'state.declaredAt': -1, _id: -1 }).limit(51);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('lists page by page without leaving one out or showing one twice', async () => {
    for (let index = 0; index < 7; index += 1) await declare({ title: `page ${index}` });
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await service.ask(listIncidents, { limit: 2, ...(after && { after }) });
      seen.push(...page.incidents.map(({ title }) => title));
      after = page.next;
    } while (after);
    expect(seen.slice(0, 7)).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `page ${index}`));
    expect(seen.length).toBe(new Set(seen).size + seen.filter((title) => title === 'The database is slow').length - 1);
  });
});
