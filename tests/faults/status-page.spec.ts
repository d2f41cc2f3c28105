import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { eventually, patiently } from '../support/patient.js';

const READS = process.env.PROVE ? 10_000 : 1_000;
const AT_ONCE = 20;
const PAGE = 'status-page';
const OTHERS = ['communications', 'gateway', 'incidents', 'roles', 'timeline'];
/** What a reader, a program and a feed reader ask for. */
const PATHS = ['/', '/fr', '/history', '/api/v2/summary.json', '/api/v2/incidents.json', '/history.atom'];

let fleet: Fleet;
let root: Api;

beforeAll(async () => {
  fleet = await Fleet.start({ replicas: 1 });
  await fleet.add(PAGE);
  root = await fleet.asAdministrator();
  await patiently(() => root.get('/v1/roles'));
}, 120_000);

afterAll(() => fleet?.remove());

const read = (path: string) => fetch(`http://127.0.0.1:${fleet.portOf(PAGE)}${path}`);
const titles = async () => {
  const { incidents } = (await (await read('/api/v2/incidents.json')).json()) as { incidents: { name: string }[] };
  return incidents.map(({ name }) => name);
};

async function publish(title: string): Promise<void> {
  const words = { en: 'We are looking into it.' };
  const { status } = await patiently(() => root.post('/v1/publications', { title: { en: title }, words }));
  expect(status).toBe(201);
}

/** Reads the page so often; gives what was not an answer with its age. */
async function failuresOf(count: number, isAged: (asOf: string | null) => boolean): Promise<string[]> {
  const failures: string[] = [];
  let next = 0;
  const readOn = async () => {
    for (let index = next++; index < count; index = next++) {
      const path = PATHS[index % PATHS.length]!;
      const outcome = await read(path).then(
        async (answer) => {
          const body = await answer.text();
          const asOf = answer.headers.get('muster-news-as-of');
          return answer.status === 200 && body.length > 0 && isAged(asOf) ? '' : `${path}: ${answer.status}, ${asOf}`;
        },
        (error: Error) => `${path}: ${error.message}`,
      );
      if (outcome) failures.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return failures;
}

describe('the status page', () => {
  it('shows what was published a moment ago', async () => {
    await publish('Checkout fails');
    const seen = await eventually(titles, (all) => all.includes('Checkout fails'));
    expect(seen).toEqual(['Checkout fails']);
  }, 60_000);

  it('answers every read with bus, database and all services killed, and after a restart of its own', async () => {
    const whenAllWas = Date.now();
    await fleet.deployment.nats.down();
    await fleet.deployment.mongod.down();
    await Promise.all(OTHERS.map((name) => fleet.end(name, 'SIGKILL')));
    const goneAt = Date.now();
    // Confirmed shortly before all was gone at the earliest, and never after it.
    const isHonest = (asOf: string | null) =>
      asOf !== null && Date.parse(asOf) > whenAllWas - 70_000 && Date.parse(asOf) <= goneAt;
    expect(await failuresOf(READS, isHonest)).toEqual([]);
    await fleet.crash(PAGE);
    expect(await failuresOf(READS, isHonest)).toEqual([]);
    expect(await titles()).toContain('Checkout fails');
  }, 300_000);

  it('catches up by itself when they are back', async () => {
    fleet.deployment.nats.up();
    fleet.deployment.mongod.up();
    const backAt = Date.now();
    await Promise.all(OTHERS.map((name) => fleet.again(name)));
    await publish('Sign-in is slow');
    const seen = await eventually(titles, (all) => all.includes('Sign-in is slow'));
    expect(seen.toSorted()).toEqual(['Checkout fails', 'Sign-in is slow']);
    const asOf = await eventually(
      async () => Date.parse((await read('/')).headers.get('muster-news-as-of')!),
      (time) => time > backAt,
    );
    expect(asOf).toBeGreaterThan(backAt);
  }, 180_000);
});
