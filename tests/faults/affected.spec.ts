import { Fleet } from '../support/fleet.js';
import { patiently, until } from '../support/patient.js';

const PAGE = 'status-page';
const ROUNDS = process.env.PROVE ? 30 : 4;
const A_ROUND = 25;
/** Nobody fills a form in faster. */
const READING_MS = 2_100;
/** A page that was killed leaves its reports to the next one after half a minute. */
const PATIENCE_MS = 90_000;

let fleet: Fleet;
let incident: string;
let publication: string;
let acknowledged = 0;

beforeAll(async () => {
  fleet = await Fleet.start({ replicas: 1, settings: { STATUS_PAGE_PROXIES: '1' } });
  await fleet.add(PAGE);
  const ana = await fleet.as('ana@example.org');
  const declaration = { title: 'Orders fail', severity: 'SEV1' };
  incident = (await patiently(() => ana.post('/v1/incidents', declaration))).body.id;
  const published = { incident, words: { en: 'We are looking into it.' }, title: { en: 'Orders fail' } };
  publication = (await patiently(() => ana.post('/v1/publications', published))).body.id;
  const isThere = async () => (await (await get('/')).text()).includes('Orders fail');
  let seen = false;
  for (const deadline = Date.now() + PATIENCE_MS; !seen && Date.now() < deadline; ) seen = await isThere();
}, 150_000);

afterAll(() => fleet?.remove());

const address = (path: string) => `http://127.0.0.1:${fleet.portOf(PAGE)}${path}`;
const get = (path: string) => fetch(address(path));

/** So many people report at once, each from somewhere else. */
async function report(count: number): Promise<void> {
  const html = await (await get(`/en/affected?publication=${publication}`)).text();
  const form = /name="form" value="([^"]+)"/.exec(html)![1]!;
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  const one = async (index: number) => {
    const body = new URLSearchParams({ form, publication, words: `I cannot pay (${acknowledged + index})` });
    const headers = { 'x-forwarded-for': `198.51.100.${index}` };
    const answer = await fetch(address('/en/affected'), { method: 'POST', body, headers, redirect: 'manual' });
    return answer.status === 303;
  };
  const all = await Promise.all(Array.from({ length: count }, (_, index) => one(index)));
  acknowledged += all.filter(Boolean).length;
}

/** What the responders see. */
async function seen() {
  const ana = await fleet.as('ana@example.org');
  const { affected } = (await patiently(() => ana.get(`/v1/incidents/${incident}/affected`))).body;
  const { counts } = (await patiently(() => ana.get(`/v1/incidents/${incident}/responses`))).body;
  return { total: affected.total, words: counts.total };
}

it('every report that was thanked for is counted once, whoever is killed meanwhile', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await report(A_ROUND);
    await fleet.crash('communications');
  }
  await fleet.end('communications', 'SIGKILL');
  await report(A_ROUND);
  // The page itself, with reports that nobody took.
  await fleet.crash(PAGE);
  await report(A_ROUND);
  await fleet.again('communications');
  let last = { total: 0, words: 0 };
  let isLooking = false;
  await until(() => {
    if (!isLooking) {
      isLooking = true;
      void seen().then((found) => {
        last = found;
        isLooking = false;
      });
    }
    return last.total >= acknowledged;
  }, PATIENCE_MS);
  expect(acknowledged).toBe((ROUNDS + 2) * A_ROUND);
  expect(await seen()).toEqual({ total: acknowledged, words: acknowledged });
}, 600_000);
