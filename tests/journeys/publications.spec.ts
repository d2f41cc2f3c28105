import type { Answer, Api } from '../support/api.js';
import { ThreePeople } from '../support/three-people.js';

const PATH = '/v1/publications';
const FRENCH = { 'accept-language': 'fr' };
const WORDS = { en: 'We are looking into it.', fr: 'Nous cherchons.' };

let people: ThreePeople;
let root: Api;

const alone = (more: object = {}): Promise<Answer> =>
  root.post(PATH, { title: { en: 'Orders fail' }, words: WORDS, ...more });

beforeAll(async () => {
  people = await ThreePeople.start();
  root = await people.muster.asAdministrator();
  await root.put('/v1/components/checkout', { name: 'Checkout', owner: 'Shop' });
}, 60_000);

afterAll(() => people?.muster.remove());

it('of two who press at once one publishes, and the other is told which is open', async () => {
  const { id: incident } = (await people.declare({ severity: 'SEV1' })).body;
  const press = () => people.ana.post(PATH, { incident }, FRENCH);
  const both = await Promise.all([press(), press()]);
  const [made, told] = both.toSorted((one, other) => one.status - other.status);
  expect([made!.status, told!.status]).toEqual([201, 409]);
  expect(told!.body).toMatchObject({ code: 'publication-open-already', publication: made!.body.id, incident });
  expect(told!.body.detail).toMatch(/est ouverte sur la page d'état/);
  const stranger = await people.cy.post(`${PATH}/${made!.body.id}/entries`, { words: WORDS }, FRENCH);
  expect(stranger).toMatchObject({ status: 403, body: { code: 'not-yours-to-publish', whoMay: 'ana' } });
});

it('a drill says what would have been published, and publishes nothing', async () => {
  const { id: incident } = (await people.declare({ kind: 'drill' })).body;
  const { status, body } = await people.ana.post(PATH, { incident });
  expect([status, body.code, typeof body.words.en]).toEqual([409, 'drill-not-published', 'string']);
  expect((await people.ana.get(`${PATH}?incident=${incident}`)).body).toEqual({ publications: [], next: null });
});

it('of a restricted incident everybody reads the words, and not of which it is', async () => {
  const { id: incident } = (await people.declare({ visibility: 'restricted' })).body;
  const { id } = (await people.ana.post(PATH, { incident, words: WORDS })).body;
  const seen = (await people.cy.get(`${PATH}/${id}`)).body;
  expect(seen).toMatchObject({ incident: null, entries: [{ words: WORDS, by: { name: 'Muster' } }] });
  const refused = await people.cy.post(`${PATH}/${id}/withdraw`, { reason: WORDS });
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
  expect(JSON.stringify([seen, refused.body])).not.toContain(incident);
});

it('whoever read an older one is told so, and a repeat with its key changes nothing', async () => {
  const { id } = (await alone()).body;
  const say = (sequence: number, headers = {}) =>
    root.post(`${PATH}/${id}/entries`, { words: WORDS, sequence }, headers);
  const key = { 'idempotency-key': 'more' };
  const [once, again] = [await say(1, key), await say(1, key)];
  expect([once.status, again.body]).toEqual([201, once.body]);
  expect(await say(1)).toMatchObject({ status: 409, body: { code: 'publication-changed', sequence: 2 } });
});

it.each<[string, object, string, string]>([
  [
    'a component nobody registered',
    { components: [{ component: 'nope', state: 'operational' }] },
    'component-unknown',
    'components',
  ],
  ['a beginning that lies ahead', { startedAt: '2999-01-01T00:00:00Z' }, 'publication-starts-later', 'startedAt'],
  ['100,000 characters', { words: { en: 'x'.repeat(100_000) } }, 'invalid-input', 'words.en'],
  ['words that turn', { title: { fr: 'a\u202eb' } }, 'invalid-input', 'title.fr'],
])('%s: refused, with the field', async (_what, more, code, field) => {
  const refused = await alone(more);
  expect(refused).toMatchObject({ status: 422, body: { code } });
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ field }));
});
