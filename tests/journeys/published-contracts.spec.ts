import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import {
  addNote,
  assignRole,
  declareIncident,
  type Envelope,
  EVENTS,
  offerHandover,
  releaseRole,
  viewBoard,
} from '#contracts';
import { HttpClient } from '#contracts/client';
import { publishedDocuments } from '#contracts/documents';
import { MusterProcess } from '../support/muster-process.js';
import { until } from '../support/patient.js';

let muster: MusterProcess;
let bus: NatsConnection;
let ana: HttpClient;
const events: Envelope[] = [];

const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
formats.default(ajv);

beforeAll(async () => {
  muster = await MusterProcess.start();
  const { host, username: user, password: pass } = new URL(muster.bus());
  bus = await connect({ servers: host, user, pass });
  bus.subscribe('muster.evt.>', { callback: (_error, message) => void events.push(message.json()) });
  await bus.flush();
  ana = new HttpClient(muster.address, () => muster.token('ana@example.org'));
  await (await muster.as('bo@example.org')).get('/v1/roles');
}, 60_000);

afterAll(async () => {
  await bus?.close();
  await muster?.remove();
});

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${muster.address}${path}`, { headers });

/** The schema of that name, as the running system publishes it. */
async function schemaOf(name: string) {
  const schema = await (await read(`/schemas/${name}.json`)).json();
  return ajv.getSchema((schema as { $id: string }).$id) ?? ajv.compile(schema as object);
}

describe('the running system publishes its contracts', () => {
  it('as they are under docs/contracts, to anybody, and says when they are as one has them', async () => {
    for (const [name, text] of publishedDocuments('0.1.0')) {
      const answer = await read(`/${name}`);
      expect({ name, status: answer.status }).toEqual({ name, status: 200 });
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await answer.text()).toBe(text);
      const etag = answer.headers.get('etag')!;
      const again = await read(`/${name}`, { 'If-None-Match': `"other", W/${etag}` });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    }
    expect((await read('/asyncapi.json', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('with an index that leads to each of them', async () => {
    const index = (await (await read('/schemas')).json()) as { schemas: { name: string; url: string }[] };
    expect(index).toMatchObject({ openapi: '/openapi.json', asyncapi: '/asyncapi.json' });
    for (const { type } of EVENTS) expect(index.schemas.map(({ name }) => name)).toContain(type);
    for (const { url } of index.schemas) expect((await read(url, { 'If-None-Match': '*' })).status).toBe(304);
    const nothing = await read('/schemas/muster.roles.nothing.v1.json');
    expect([nothing.status, await nothing.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
  });
});

describe('what happens is as it was published', () => {
  let incident: string;

  it('every event is valid by the schema of its type', async () => {
    const { output } = await ana.ask(declareIncident, { title: 'The database is slow', severity: 'SEV2' });
    incident = output.id;
    await ana.ask(assignRole, { incident, role: 'scribe', person: 'bo@example.org' });
    await ana.ask(releaseRole, { incident, role: 'scribe', person: 'bo@example.org' });
    await ana.ask(offerHandover, { incident, role: 'incident-manager', to: 'bo@example.org', brief: 'All yours.' });
    await ana.ask(addNote, { incident, text: 'Replication has stopped.' });
    await until(() => new Set(events.map(({ type }) => type)).size >= 8, 5_000);
    const told = new Set(events.map(({ type }) => type));
    for (const name of [
      'incidents.incident-declared',
      'roles.role-assigned',
      'roles.handover-offered',
      'timeline.note-added',
    ])
      expect(told).toContain(`muster.${name}.v1`);
    for (const event of events) {
      for (const name of [event.type, 'muster.event']) {
        const isValid = await schemaOf(name);
        expect({ name, isValid: isValid(event), errors: isValid.errors }).toEqual({
          name,
          isValid: true,
          errors: null,
        });
      }
    }
  });

  it('a broken one is not, and one with something new in it is', async () => {
    const given = events.find(({ type }) => type === 'muster.roles.role-assigned.v1')!;
    const isValid = await schemaOf(given.type);
    const { person, ...less } = given.data as { person: { id: string; name: string } };
    expect(isValid({ ...given, data: less })).toBe(false);
    expect(isValid({ ...given, data: { ...less, person: person.id } })).toBe(false);
    expect(isValid({ ...given, data: { ...given.data, acknowledged: 'yes' } })).toBe(false);
    expect(isValid({ ...given, sequence: 0 })).toBe(false);
    expect(isValid({ ...given, type: 'muster.roles.role-released.v1' })).toBe(false);
    expect(
      isValid({ ...given, tomorrow: 1, data: { ...given.data, tomorrow: { person: { ...person, new: 1 } } } }),
    ).toBe(true);
  });

  it('answers and refusals are too', async () => {
    const { output } = await ana.ask(viewBoard, { incident });
    const isBoard = await schemaOf('muster.qry.gateway.view-board.output');
    expect([isBoard(output), isBoard.errors]).toEqual([true, null]);
    const refusal = await ana.ask(assignRole, { incident, role: 'butler', person: 'bo@example.org' }).catch((it) => it);
    const isProblem = await schemaOf('muster.problem');
    expect([isProblem(refusal.problem), refusal.problem.code]).toEqual([true, 'role-unknown']);
  });
});
