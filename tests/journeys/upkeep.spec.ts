import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, headers } from '@nats-io/transport-node';
import type { Connection } from 'mongoose';
import type { Api } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

let muster: MusterProcess;
let ana: Api;
let root: Api;
let incident: string;

beforeAll(async () => {
  muster = await MusterProcess.start();
  ana = await muster.as('ana@example.org');
  root = await muster.asAdministrator();
  const declared = await ana.post('/v1/incidents', { title: 'The database is slow', severity: 'SEV2' });
  incident = declared.body.id;
  await ana.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'ana@example.org' });
  await ana.post(`/v1/incidents/${incident}/timeline`, { text: 'Replication has stopped.' });
  await recorded();
}, 60_000);

afterAll(() => muster?.remove());

/** The record as people read it; without the places in its chain, which are new where lines were lost. */
const entries = async () => {
  const { body } = await ana.get(`/v1/incidents/${incident}/timeline`);
  return (body.entries as { position: number }[]).map(({ position: _, ...entry }) => entry);
};

/** Declared, its roster opened, a role given and confirmed, and a note. */
const recorded = () => eventually(entries, (all) => all.length >= 4);

/** The lines of the record that other services' events made. */
const OTHERS = { 'event.source': { $ne: '/muster/timeline' } };

/** What services keep of each other, as it is stored; of the record what it says, not its chain. */
async function copies() {
  const timeline = await muster.database('timeline');
  const incidents = await muster.database('incidents');
  const all = async (connection: Connection, name: string) =>
    connection
      .db!.collection(name)
      .find({}, { projection: { position: 0, salt: 0, digest: 0, head: 0 } })
      .sort({ _id: 1 })
      .toArray();
  const found = {
    lines: await all(timeline, 'lines'),
    tables: [await all(timeline, 'accountability'), await all(incidents, 'accountability')],
  };
  await Promise.all([timeline.close(), incidents.close()]);
  return found;
}

/** Takes away from the services what they keep of each other. */
async function forget(): Promise<void> {
  for (const service of ['timeline', 'incidents'] as const) {
    const { db, close } = await muster.database(service).then((connection) => ({
      db: connection.db!,
      close: () => connection.close(),
    }));
    await db.collection('accountability').deleteMany({});
    await db.collection('lines').deleteMany({});
    await db.collection('heads').deleteMany({});
    await close();
  }
}

/** The bus as a service sees it. The client takes no credentials out of an address. */
function connectAs(service: string) {
  const { host, username: user, password: pass } = new URL(muster.bus(service));
  return connect({ servers: host, user, pass, inboxPrefix: `_INBOX_${service}` });
}

async function publishAs(service: string, subject: string, payload: string): Promise<void> {
  const bus = await connectAs(service);
  bus.publish(subject, payload);
  await bus.drain();
}

describe('dead letters', () => {
  const letters = async () => (await root.get('/v1/services/timeline/dead-letters')).body;

  it('are listed with event, consumer, error and tries, for administrators alone', async () => {
    await publishAs('roles', `muster.evt.${incident}.roles.role-assigned`, '{"id": "e-1", "type": 7}');
    const { letters: listed, total } = await eventually(letters, ({ total: count }) => count >= 1);
    expect(total).toBe(1);
    expect(listed).toMatchObject([
      {
        consumer: 'timeline',
        event: 'e-1',
        type: null,
        subject: `muster.evt.${incident}.roles.role-assigned`,
        tries: 1,
      },
    ]);
    expect(listed[0].error).toMatch(/^Error: not an event: specversion/);
    expect((await ana.get('/v1/services/timeline/dead-letters')).body.code).toBe('not-for-you');
    const everywhere = await root.get('/v1/dead-letters');
    expect(everywhere.body).toMatchObject({ missing: [], timeline: { total: 1 }, incidents: { total: 0 } });
    expect((await ana.get('/v1/dead-letters')).status).toBe(403);
  });

  it('that fail again stay, with one try more; discarded they are gone', async () => {
    const [{ id }] = (await letters()).letters;
    const again = await root.post('/v1/services/timeline/dead-letters/replay', { letters: [id] });
    expect(again.body).toMatchObject({ handled: 0, failed: [{ letter: id }], next: null });
    expect((await letters()).letters).toMatchObject([{ id, tries: 2 }]);
    const ran = await muster.run('upkeep', 'letters');
    expect(ran.said).toContain(`timeline ${id}`);
    expect((await muster.run('upkeep', 'discard-letters', '--service', 'timeline', id)).said).toBe(
      'timeline: 1 discarded\n',
    );
    const gone = await root.post('/v1/services/timeline/dead-letters/replay', { letters: [id] });
    expect(gone).toMatchObject({ status: 404, body: { code: 'dead-letter-unknown' } });
  });

  it('that can be handled by now are, all at once', async () => {
    const before = await copies();
    const timeline = await muster.database('timeline');
    const lost = before.lines.filter(({ event }) => event.source !== '/muster/timeline');
    const put = lost.map(({ event }) => ({
      ...{ consumer: 'timeline', error: 'Error: a defect that is mended', tries: 8, at: new Date() },
      subject: `muster.evt.${incident}.${event.source.split('/')[2]}.${event.type.split('.')[2]}`,
      payload: JSON.stringify(event),
    }));
    await timeline.db!.collection('lines').deleteMany(OTHERS);
    await timeline.db!.collection('dead_letters').insertMany(put);
    await timeline.close();
    expect((await muster.run('upkeep', 'replay-letters', '--service', 'timeline')).said).toBe(
      `timeline: ${lost.length} handled, 0 failed again\n`,
    );
    expect((await copies()).lines).toEqual(before.lines);
    expect((await letters()).total).toBe(0);
  });

  it.each([
    ['neither letters nor all', {}],
    ['both', { all: true, letters: ['0123456789abcdef01234567'] }],
    ['what is no id', { letters: ['$ne'] }],
  ])('%s is refused by name', async (_what, body) => {
    const refused = await root.post('/v1/services/timeline/dead-letters/replay', body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
  });
});

describe('copies of other services', () => {
  it('are dropped and built again by one command, from the logs', async () => {
    const before = await copies();
    const timeline = await muster.database('timeline');
    await timeline.db!.collection('accountability').updateMany({}, { $set: { manager: 'p-nobody', table: [] } });
    await timeline.db!.collection('lines').deleteMany({});
    await timeline.close();
    const ran = await muster.run('upkeep', 'rebuild');
    expect(ran).toMatchObject({ code: 0, complained: '' });
    expect(ran.said).toMatch(
      /^timeline: built again from \d+ events of incidents, \d+ events of roles, \d+ events of timeline, \d+ events of communications, \d+ events of problems; 0 failed$/m,
    );
    expect(await copies()).toEqual(before);
    // The words are there again; that the chain was broken shows for ever.
    const { body: proof } = await ana.get(`/v1/incidents/${incident}/timeline/proof`);
    expect(proof).toMatchObject({ intact: false, fault: { fault: 'missing', position: 1 } });
  });

  it('open no restricted incident to anybody meanwhile, though it was an open one once', async () => {
    const secret = (await ana.post('/v1/incidents', { title: 'A leak', severity: 'SEV2' })).body.id;
    const path = `/v1/incidents/${secret}`;
    await ana.put(`${path}/roles/scribe`, { person: 'ana@example.org' });
    expect((await ana.patch(path, { visibility: 'restricted' })).status).toBe(200);
    const stranger = await muster.as('stranger@example.org');
    const asked = async () => (await stranger.get(`${path}/timeline`)).status;
    expect(await eventually(asked, (status) => status === 404)).toBe(404);
    let rebuilding = true;
    const answers = new Set<number>();
    const watching = (async () => {
      while (rebuilding) answers.add(await asked());
    })();
    expect(await muster.run('upkeep', 'rebuild', '--service', 'timeline')).toMatchObject({ code: 0 });
    rebuilding = false;
    await watching;
    expect([...answers]).toEqual([404]);
  });

  it.each(['rebuild', 'lift', 'republish'])('%s goes on from no place that it did not give', async (task) => {
    for (const after of ['nonsense', Buffer.from('["entries"]').toString('base64url')]) {
      const refused = await root.post(`/v1/services/timeline/${task}`, { after });
      expect(refused).toMatchObject({ status: 422, body: { code: 'cursor-unknown' } });
    }
  });

  it('come out of logs that services alone may read', async () => {
    const bus = await connectAs('timeline');
    const along = headers();
    along.set('Authorization', `Bearer ${root.token}`);
    const answer = await bus.request('muster.qry.incidents.read-event-log', '{}', { headers: along, timeout: 5_000 });
    await bus.drain();
    expect(answer.json()).toMatchObject({ code: 'not-for-you', status: 403 });
  });
});

describe('a bus that lost its disk', () => {
  it('is filled again from the logs, consumers arrive at the same state, and feeds tell nothing twice', async () => {
    const before = await copies();
    const record = await entries();
    await muster.end();
    rmSync(join(muster.folder, 'nats', 'jetstream'), { recursive: true });
    await muster.start();
    await forget();
    expect(await entries()).not.toEqual(record);
    const feed = await EventStream.open(`${muster.address}/v1/incidents/${incident}/feed`, ana.token!);
    await feed.live();
    const ran = await muster.run('upkeep', 'republish');
    expect(ran).toMatchObject({ code: 0, complained: '' });
    const after = await eventually(copies, (found) => JSON.stringify(found) === JSON.stringify(before));
    expect(after).toEqual(before);
    expect(await entries()).toEqual(record);
    expect(feed.told).toEqual([]);
    feed.close();
    const bus = await connectAs('incidents');
    const { state } = await (await jetstreamManager(bus, { checkAPI: false })).streams.info('MUSTER');
    await bus.drain();
    const republished = [...ran.said.matchAll(/: (\d+) events/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(state.messages).toBeGreaterThanOrEqual(republished);
    expect(republished).toBeGreaterThan(5);
  }, 60_000);
});

describe('the command line', () => {
  it('says what is wrong with it', async () => {
    const nonsense = await muster.run('upkeep', 'tidy');
    expect(nonsense).toMatchObject({ code: 2, complained: expect.stringContaining('There is no tidy.') });
    const nameless = await muster.run('upkeep', 'replay-letters', '0123456789abcdef01234567');
    expect(nameless).toMatchObject({ code: 2, complained: expect.stringContaining('--service') });
  });

  it('lifts nothing where everything is of today', async () => {
    const { said } = await muster.run('upkeep', 'lift', '--service', 'roles');
    expect(said).toMatch(/^roles: [1-9]\d* documents looked through, 0 rewritten$/m);
  });
});
