import { connect } from 'node:net';
import { allThereOnce } from '../support/all-there-once.js';
import { Fleet } from '../support/fleet.js';
import { followNotes } from '../support/follow-notes.js';
import { until } from '../support/patient.js';
import { ToldClient } from '../support/told-client.js';

const FULL = Boolean(process.env.PROVE);
const ROUNDS = FULL ? 10 : 1;
const WORKERS = FULL ? 6 : 3;
/** Between two incidents of a worker: processes that start need some of the machine too. */
const BREATH_MS = FULL ? 0 : 40;
const PAUSE_MS = 100;

let fleet: Fleet;
let token: string;

/** Two of everything, gateways too. */
beforeAll(async () => {
  fleet = await Fleet.start({});
  token = await fleet.token('ana@example.org');
}, 90_000);

afterAll(() => fleet?.remove());

const client = () =>
  new ToldClient(
    fleet.ports.map((port) => `http://127.0.0.1:${port}`),
    token,
  );

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Declares incidents and notes something in each, until told to stop; what was answered is kept. */
function load(run: string) {
  let stopped = false;
  let next = 0;
  const ids: string[] = [];
  const statuses = new Map<string, number>();
  const retried: string[] = [];
  const work = async () => {
    const sender = client();
    const send = async (what: string, method: string, path: string, body?: unknown) => {
      const answer = await sender.send(method, path, body);
      const seen = `${what} ${answer.status}`;
      statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
      return answer;
    };
    while (!stopped) {
      next += 1;
      const declared = await send('declare', 'POST', '/v1/incidents', { title: `${run} ${next}`, severity: 'SEV3' });
      const { id } = declared.body;
      ids.push(id);
      await send('note', 'POST', `/v1/incidents/${id}/timeline`, { text: 'seen' });
      await send('board', 'GET', `/v1/incidents/${id}/board`);
      await wait(BREATH_MS);
    }
    retried.push(...sender.retried);
  };
  const working = Promise.all(Array.from({ length: WORKERS }, work));
  const stop = async () => {
    stopped = true;
    await working;
    return { ids, statuses: [...statuses.keys()].toSorted(), retried };
  };
  return { stop };
}

/** Notes something in one incident again and again, in order, and follows it all the while. */
async function follow() {
  const sender = client();
  const { body } = await sender.send('POST', '/v1/incidents', { title: 'followed', severity: 'SEV4' });
  const reader = client();
  const feed = followNotes(reader.address, body.id, token);
  await until(feed.isLive, 10_000);
  const noted: string[] = [];
  let stopped = false;
  const noting = (async () => {
    while (!stopped) {
      const text = `note ${noted.length}`;
      await sender.send('POST', `/v1/incidents/${body.id}/timeline`, { text });
      noted.push(text);
      await wait(20);
    }
  })();
  const stop = async () => {
    stopped = true;
    await noting;
    await until(() => feed.texts.length >= noted.length, 20_000);
    await feed.stop();
    return { noted, shown: feed.texts };
  };
  return { stop };
}

describe('SIGTERM to each process in turn, two of everything, under load', () => {
  it('ends each with 0 within 10 s; a client that does as it is told meets no failure; nothing is lost or doubled', async () => {
    const loaded = load('drained');
    const followed = await follow();
    const ended: { name: string; code: number | null; ms: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of fleet.names) {
        const startedAt = performance.now();
        const code = await fleet.end(name);
        ended.push({ name, code, ms: performance.now() - startedAt });
        await wait(PAUSE_MS);
        await fleet.again(name);
      }
    }
    const { noted, shown } = await followed.stop();
    const { ids, statuses, retried } = await loaded.stop();
    expect(ended.filter(({ code, ms }) => code !== 0 || ms > 10_000)).toEqual([]);
    expect(statuses).toEqual(['board 200', 'declare 201', 'note 201']);
    expect(ids.length).toBeGreaterThan(50);
    // The clients did meet gateways that were away.
    expect(retried).toContain('ECONNREFUSED');
    // Each once. Notes are of two processes; one that went out late with its process is overtaken by the next.
    expect(shown.toSorted()).toEqual(noted.toSorted());
    await allThereOnce(await fleet.as('ana@example.org'), 'drained', ids, ['note-added']);
  }, 600_000);
});

describe('SIGTERM to a gateway', () => {
  it('waits neither for who says nothing nor for who never comes to an end', async () => {
    const [port] = fleet.ports;
    const says = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(port!, '127.0.0.1').once('error', reject);
        socket.once('connect', () => socket.write(text, () => resolve()));
      });
    await says('');
    await says(
      'POST /v1/incidents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"tit',
    );
    const startedAt = performance.now();
    expect(await fleet.end('gateway')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    await fleet.again('gateway');
  }, 60_000);
});
