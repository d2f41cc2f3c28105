import { type Connection, createConnection } from 'mongoose';
import { resolveTable } from '../../apps/roles/src/accountability/resolve.js';
import { tableOf } from '../../apps/roles/src/accountability/table-event.js';
import { evolve } from '../../apps/roles/src/roster/evolve.js';
import type { Roster, RosterEvent } from '../../apps/roles/src/roster/roster.js';
import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { eventually, patiently } from '../support/patient.js';

const INCIDENTS = process.env.PROVE ? 200 : 20;
const COMMANDS = process.env.PROVE ? 5_000 : 400;
const AT_ONCE = 16;
const PEOPLE = ['ana', 'bo', 'cy', 'di', 'ed'];
const ROLES = ['scribe', 'tech-lead', 'subject-matter-expert', 'communications-manager', 'incident-manager'];

let fleet: Fleet;
let apis: Api[];
let stored: Connection;

beforeAll(async () => {
  fleet = await Fleet.start({ replicas: 1, settings: { MANAGER_ANSWERS_WITHIN: 'SEV4=1' } });
  await fleet.add('roles', 'roles-2');
  apis = await Promise.all(PEOPLE.map((name) => fleet.as(`${name}@example.org`)));
  for (const api of apis) await patiently(() => api.get('/v1/roles'));
  stored = await createConnection(fleet.database('roles')).asPromise();
}, 120_000);

afterAll(async () => {
  await stored?.close();
  await fleet?.remove();
});

const declare = async (title: string) =>
  (await patiently(() => apis[0]!.post('/v1/incidents', { title, severity: 'SEV4' }, { 'idempotency-key': title })))
    .body.id as string;

/** Every event of a roster in order: those in the log, then those still in the outbox. */
async function eventsOf(
  incident: string,
): Promise<{ name: string; time: string; actor: string; actorname: string; data: object }[]> {
  const roster = await stored.db!.collection('rosters').findOne({ _id: incident as never });
  const logged = await stored.db!.collection('event_log').find({ aggregate: incident }).toArray();
  const all = new Map([...logged, ...(roster?.outbox ?? [])].map(({ event }) => [event.sequence, event]));
  return [...all.values()]
    .toSorted((a, b) => a.sequence - b.sequence)
    .map(({ type, time, actor, actorname, data }) => ({ name: type.split('.')[2], time, actor, actorname, data }));
}

async function stateOf(incident: string): Promise<Roster> {
  const found = await stored.db!.collection('rosters').findOne({ _id: incident as never });
  return found!.state as Roster;
}

describe('two replicas of roles under the same load', () => {
  it('keep one manager, no orphans, one holder for each single role, and a table that is what the events say', async () => {
    const incident = await declare('contested');
    const pick = <Value>(all: readonly Value[]): Value => all[Math.floor(Math.random() * all.length)]!;
    const seat = () => `/v1/incidents/${incident}/roles/${pick(ROLES)}`;
    const person = () => `${pick(PEOPLE)}@example.org`;
    const statuses = new Set<number>();
    let sent = 0;
    const harm = new Map([[Math.floor(COMMANDS / 2), () => fleet.crash('roles-2')]]);
    const work = async () => {
      while (sent < COMMANDS) {
        sent += 1;
        await harm.get(sent)?.();
        const api = pick(apis);
        const { status } = await patiently(() =>
          pick([
            () => api.put(seat(), { person: person() }),
            () => api.put(seat(), { person: person(), inPlaceOf: person() }),
            () => api.delete(seat()),
            () => api.post(`${seat()}/handover`, { to: person() }),
            () => api.post(`${seat()}/handover/accept`),
            () => api.post(`${seat()}/acknowledge`),
            () => api.put(`/v1/incidents/${incident}/duties/brief-executives/delegation`, { to: person() }),
          ])(),
        );
        statuses.add(status);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect([...statuses].filter((status) => ![200, 403, 409].includes(status))).toEqual([]);
    const state = await stateOf(incident);
    const folded = (await eventsOf(incident)).reduce<Roster | undefined>(
      (roster, { name, data, time, actor, actorname }) =>
        evolve(roster, { name, data } as RosterEvent, { at: time, by: { id: actor, name: actorname } }),
      undefined,
    )!;
    expect(folded).toEqual(state);
    expect(state.holdings.filter(({ role }) => role === 'incident-manager')).toHaveLength(1);
    for (const role of ROLES.filter((one) => one !== 'subject-matter-expert')) {
      expect(state.holdings.filter((one) => one.role === role).length).toBeLessThanOrEqual(1);
    }
    const table = resolveTable(state);
    expect(table.filter(({ accountable }) => !accountable)).toEqual([]);
    const published = (await eventsOf(incident)).filter(({ name }) => name === 'accountability-resolved').at(-1)!;
    expect(published.data).toEqual(JSON.parse(JSON.stringify(tableOf(state))));
  }, 300_000);

  it('let each clock speak once a step, also across a restart in the middle', async () => {
    const incidents = await Promise.all(Array.from({ length: INCIDENTS }, (_, index) => declare(`clock-${index}`)));
    for (const id of incidents) {
      await patiently(() => apis[0]!.put(`/v1/incidents/${id}/deputy`, { person: 'cy@example.org' }));
      const given = await patiently(() =>
        apis[0]!.put(`/v1/incidents/${id}/roles/scribe`, { person: 'bo@example.org' }),
      );
      expect(given).toMatchObject({ status: 200, body: { holders: [{ acknowledged: false }] } });
    }
    await fleet.crash('roles');
    const spoken = async (id: string) =>
      (await eventsOf(id))
        .filter(({ name }) => name === 'holding-unconfirmed')
        .map(({ data }) => (data as { step: string }).step);
    for (const id of incidents) {
      const steps = await eventually(
        () => spoken(id),
        (said) => said.includes('deputy'),
      );
      // What a restart made late is not said any more; what is said is said once.
      expect([['giver', 'deputy'], ['deputy']]).toContainEqual(steps);
    }
    // Nothing comes after the last step.
    await new Promise((later) => setTimeout(later, 1_500));
    for (const id of incidents) expect((await spoken(id)).filter((step) => step === 'deputy')).toHaveLength(1);
  }, 300_000);
});
