import { parseFeed } from '@rowanmanning/feed-parser';
import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let root: Api;
let page: string;
let incident: string;

const read = async (path: string) => (await fetch(`${page}${path}`)).text();
const until = (path: string, words: string) =>
  eventually(
    () => read(path),
    (text) => text.includes(words),
  );

beforeAll(async () => {
  people = await ThreePeople.start({ ORGANISATION: 'Example' });
  page = people.muster.pageAddress;
  root = await people.muster.asAdministrator();
  await root.put('/v1/components/checkout', { name: 'Checkout', owner: 'Shop' });
  await root.put('/v1/shown-components/checkout', { name: { en: 'Checkout', fr: 'Paiement' } });
  incident = (await people.declare({ severity: 'SEV1', components: ['checkout'] })).body.id;
}, 60_000);

afterAll(() => people?.muster.remove());

it('the public reads what the manager publishes with one press, in both languages, and nothing of the inside', async () => {
  expect(await until('/en', 'All Systems Operational')).toContain('Checkout');
  const components = [{ component: 'checkout', state: 'major_outage' }];
  const { status, body, headers } = await people.ana.post('/v1/publications', { incident, components });
  expect([status, headers.get('location')]).toEqual([201, `/v1/publications/${body.id}`]);
  const english = await until('/en', 'Major outage');
  expect(english).toContain(body.entries[0].words.en.split('\n')[0]);
  const french = await read('/fr');
  expect(french).toContain('Panne majeure');
  expect(french).toContain('Paiement');
  expect((await people.ana.get(`/v1/incidents/${incident}/drift`)).body.drift).toEqual([]);
  expect(`${english}${french}`).not.toMatch(/INC-\d|\bana\b|The database is slow/);
});

it('what is said more, corrected and ended is on the page and in its feeds a moment later', async () => {
  const { publications } = (await people.ana.get(`/v1/publications?incident=${incident}`)).body;
  const path = `/v1/publications/${publications[0].id}`;
  const words = { en: 'A full disk. We are making room.', fr: 'Un disque plein. Nous faisons de la place.' };
  const said = await people.ana.post(`${path}/entries`, { words, status: 'identified' });
  expect(said.status).toBe(201);
  await until('/en', 'A full disk.');
  const right = { en: 'Two full disks.', fr: 'Deux disques pleins.' };
  await people.ana.patch(`${path}/entries/${said.body.entries[1].id}`, { words: right });
  expect(await until('/fr', 'Deux disques pleins.')).not.toContain('Un disque plein');
  await people.ana.post(`${path}/entries`, { words: { en: 'It works.' }, status: 'resolved' });
  await until('/en', 'All Systems Operational');
  // The page says that it is over, and the incident still goes on.
  const { drift } = (await people.ana.get(`/v1/incidents/${incident}/drift`)).body;
  expect(drift).toMatchObject([
    { audience: 'status-page', field: 'status', said: 'resolved', answers: { name: 'ana' } },
  ]);
  for (const feed of ['/en/history.rss', '/en/history.atom']) {
    const { items } = parseFeed(await read(feed));
    expect(items[0]?.title).toContain(publications[0].title.en);
  }
  const summary = JSON.parse(await read('/api/v2/summary.json'));
  expect(summary).toMatchObject({ status: { indicator: 'none' }, incidents: [], page: { name: 'Example' } });
  const told = await people.ana.get(`/v1/incidents/${incident}/timeline`, { 'accept-language': 'fr' });
  expect(JSON.stringify(told.body)).toContain('a corrigé ce qui était publié');
});

it('what was false is seen to be withdrawn', async () => {
  const { body } = await root.post('/v1/publications', { title: { en: 'Search fails' }, words: { en: 'Perhaps.' } });
  const reason = { en: 'It was a fault of our measuring.', fr: 'Notre mesure était fausse.' };
  expect((await root.post(`/v1/publications/${body.id}/withdraw`, { reason })).status).toBe(200);
  expect(await until(`/en/incidents/${body.id}`, 'a fault of our measuring')).toContain('Search fails');
  const again = await root.post(`/v1/publications/${body.id}/entries`, { words: reason }, { 'accept-language': 'fr' });
  expect(again).toMatchObject({ status: 409, body: { code: 'publication-is-withdrawn', title: 'Elle a été retirée' } });
});

it('planned work is on the page before, while and after it goes on', async () => {
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  const planned = {
    ...{ title: { en: 'Disks are replaced' }, words: { en: 'Orders pause.' }, components: ['checkout'] },
    ...{ scheduledFor: inSeconds(3_600), scheduledUntil: inSeconds(7_200) },
  };
  const { body } = await root.post('/v1/maintenances', planned);
  await until('/en/maintenance', 'Disks are replaced');
  await root.post(`/v1/maintenances/${body.id}/begin`);
  await until('/en', 'Service Under Maintenance');
  await root.post(`/v1/maintenances/${body.id}/end`);
  await until('/en', 'All Systems Operational');
});
