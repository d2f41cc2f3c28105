import { type Connection, createConnection } from 'mongoose';
import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';

let fleet: Fleet;
let ana: Api;
let people: Api[];
let database: Connection;

const AT_ONCE = 50;

/** Two replicas of roles: what holds must hold between processes too. */
beforeAll(async () => {
  fleet = await Fleet.start();
  await fleet.add('roles', 'roles again');
  ana = await fleet.as('ana@example.org');
  people = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => fleet.as(`person-${index}@example.org`)));
  await Promise.all(people.map((api) => api.get('/v1/roles')));
  database = await createConnection(fleet.database('roles')).asPromise();
}, 90_000);

afterAll(async () => {
  await database?.close();
  await fleet?.remove();
});

const declare = async () => (await ana.post('/v1/incidents', { title: 'Down', severity: 'SEV1' })).body.id as string;

interface Logged {
  readonly sequence: number;
  readonly event: { type: string; data: Record<string, never> };
}

/** Every event of a roster, in order, from the log of the service that decided them. */
async function rosterLog(incident: string, atLeast: number): Promise<Logged[]> {
  for (let tries = 0; tries < 100; tries += 1) {
    const log = await database
      .db!.collection('event_log')
      .find({ aggregate: incident })
      .sort({ sequence: 1 })
      .toArray();
    if (log.length >= atLeast) return log as unknown as Logged[];
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error('the log stayed short');
}

describe(`${AT_ONCE} people who take one role at once`, () => {
  it('one gets it; the others are told who holds it and since when', async () => {
    const incident = await declare();
    const answers = await Promise.all(
      people.map((api, index) =>
        api.put(`/v1/incidents/${incident}/roles/scribe`, { person: `person-${index}@example.org` }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 409);
    expect([won.length, lost.length]).toEqual([1, AT_ONCE - 1]);
    const [holder] = won[0]!.body.holders;
    for (const { body } of lost) {
      expect(body).toMatchObject({ code: 'role-held', holder: holder.person, since: holder.since });
    }
    const { body } = await ana.get(`/v1/incidents/${incident}/board`);
    const scribe = body.roster.roles.find((seat: { role: string }) => seat.role === 'scribe');
    expect(scribe.holders).toEqual([holder]);
  });
});

describe(`${AT_ONCE} handovers and takeovers at once`, () => {
  it('never leave the incident without its one manager, at any version of the roster', async () => {
    const incident = await declare();
    const path = `/v1/incidents/${incident}/roles/incident-manager`;
    const tries = people.map(async (api, index) => {
      const to = `person-${(index + 1) % AT_ONCE}@example.org`;
      const answers = [
        await (index % 2 ? ana : api).post(`${path}/handover`, { to }),
        await people[(index + 1) % AT_ONCE]!.post(`${path}/handover/accept`),
        await api.post(`${path}/takeover`, { reason: 'Nobody answers.' }),
        await ana.post(`${path}/acknowledge`),
        await api.post(`${path}/handover/withdraw`),
      ];
      return answers.map(({ status }) => status);
    });
    const statuses = (await Promise.all(tries)).flat();
    expect(statuses.filter((status) => ![200, 202, 403, 409].includes(status))).toEqual([]);
    const { body } = await ana.get(`/v1/incidents/${incident}/board`);
    const log = await rosterLog(incident, body.roster.sequence);
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
    const tables = log.filter(({ event }) => event.type.includes('accountability-resolved'));
    expect(tables.length).toBeGreaterThan(1);
    for (const { event } of tables) expect(event.data.manager).toMatch(/^p-/);
    let manager: string | undefined;
    for (const { event } of log) {
      const data = event.data as {
        manager?: { id: string };
        from?: { id: string };
        to?: { id: string };
        person?: { id: string };
        former?: { id: string };
      };
      if (event.type.includes('roster-opened')) manager = data.manager!.id;
      if (event.type.includes('handover-accepted')) {
        expect(data.from!.id).toBe(manager);
        manager = data.to!.id;
      }
      if (event.type.includes('manager-taken-over')) {
        expect(data.former!.id).toBe(manager);
        manager = data.person!.id;
      }
      expect(manager).toBeDefined();
    }
    expect(body.roster.manager.person.id).toBe(manager);
    const holders = body.roster.roles[0].holders;
    expect(holders).toHaveLength(1);
  });
});
