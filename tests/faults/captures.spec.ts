import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { eventually, patiently } from '../support/patient.js';

const AT_ONCE = 50;

let fleet: Fleet;
let ana: Api;
let incident: string;

beforeAll(async () => {
  fleet = await Fleet.start({ replicas: 1 });
  await fleet.add('timeline', 'timeline-2');
  ana = await fleet.as('ana@example.org');
  await patiently(() => ana.get('/v1/roles'));
  const declared = await patiently(() => ana.post('/v1/incidents', { title: 'Slow', severity: 'SEV4' }));
  incident = declared.body.id;
  await patiently(() => ana.get(`/v1/incidents/${incident}/timeline`));
}, 120_000);

afterAll(() => fleet?.remove());

const capture = (externalId: string, text = `deployment ${externalId}`) =>
  patiently(() =>
    ana.post(`/v1/incidents/${incident}/timeline/captured`, { source: { system: 'deploys', externalId }, text }),
  );
const found = async (words: string) =>
  (await patiently(() => ana.get(`/v1/timeline/search?words=${words}&limit=200`))).body.results as unknown[];

describe('two replicas of timeline', () => {
  it('make one entry of what comes to both many times at once', async () => {
    const sent = await Promise.all(Array.from({ length: AT_ONCE }, () => capture('job-1')));
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    const others = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => capture('job-2', `words ${index % 2}`)),
    );
    expect(others.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(others.filter(({ status }) => status === 409)).toHaveLength(AT_ONCE / 2);
    const { body } = await ana.get(`/v1/incidents/${incident}/timeline`);
    const captured = (body.entries as { source: { system?: string } }[]).filter(({ source }) => source.system);
    expect(captured).toHaveLength(2);
    const proof = await ana.get(`/v1/incidents/${incident}/timeline/proof`);
    expect(proof.body).toMatchObject({ intact: true });
  }, 60_000);

  it('write the words of what one took in and was killed before it could', async () => {
    const sending = Array.from({ length: AT_ONCE }, (_, index) => capture(`axolotl ${index}`));
    await Promise.race(sending);
    await fleet.end('timeline', 'SIGKILL');
    await fleet.end('timeline-2', 'SIGKILL');
    await fleet.again('timeline-2');
    await Promise.all(sending);
    const all = await eventually(
      () => found('axolotls'),
      (results) => results.length === AT_ONCE,
    );
    expect(all).toHaveLength(AT_ONCE);
    await fleet.again('timeline');
  }, 90_000);
});
