import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const PATH = '/v1/maintenances';
const FRENCH = { 'accept-language': 'fr' };
const WORDS = { en: 'The disks are slower than we thought.', fr: 'Les disques sont plus lents que prévu.' };

let people: ThreePeople;
let root: Api;

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const planned = (more: object = {}) => ({
  ...{ title: { en: 'Disks are replaced', fr: 'Remplacement des disques' }, words: { en: 'Orders pause.' } },
  ...{ components: ['checkout'], scheduledFor: inSeconds(3_600), scheduledUntil: inSeconds(7_200), ...more },
});
const announce = (more: object = {}, headers = {}): Promise<Answer> => root.post(PATH, planned(more), headers);
const at = async (id: string) => (await people.ana.get(`${PATH}/${id}`)).body;
const listed = async (stage: string): Promise<string[]> =>
  (await people.ana.get(`${PATH}?stage=${stage}`)).body.maintenances.map(({ id }: { id: string }) => id);

beforeAll(async () => {
  people = await ThreePeople.start();
  root = await people.muster.asAdministrator();
  await root.put('/v1/components/checkout', { name: 'Checkout', owner: 'Shop' });
}, 60_000);

afterAll(() => people?.muster.remove());

it('planned work goes its way by hand, and everybody reads it', async () => {
  const { status, body, headers } = await announce({ byClock: false });
  expect([status, headers.get('location')]).toEqual([201, `${PATH}/${body.id}`]);
  expect(await listed('planned')).toContain(body.id);
  const act = (what: string, more?: object) => root.post(`${PATH}/${body.id}/${what}`, more);
  expect((await act('begin')).body).toMatchObject({ status: 'in_progress', entries: { length: 2 } });
  expect(await listed('under-way')).toContain(body.id);
  const longer = await act('prolong', { scheduledUntil: inSeconds(9_000), words: WORDS });
  expect(longer.body.entries.at(-1)).toMatchObject({ status: 'in_progress', words: WORDS });
  expect((await act('entries', { words: { en: 'Half of them are in.' } })).status).toBe(201);
  expect((await act('verify')).body.status).toBe('verifying');
  expect((await act('end', { words: { fr: 'Tout va bien.' } })).body).toMatchObject({ status: 'completed' });
  expect(await listed('past')).toContain(body.id);
  const again = await root.post(`${PATH}/${body.id}/end`, undefined, FRENCH);
  expect(again).toMatchObject({ status: 409, body: { code: 'maintenance-stands-elsewhere', status: 409, by: 'root' } });
  expect(again.body.detail).toMatch(/^Elle est « terminée » depuis le .*, par root/);
});

it('planned work begins and ends by the clock', async () => {
  const { body } = await announce({ scheduledFor: inSeconds(1), scheduledUntil: inSeconds(4) });
  const begun = await eventually(
    () => at(body.id),
    ({ status }) => status !== 'scheduled',
  );
  expect(begun).toMatchObject({ status: 'in_progress', begunAt: body.scheduledFor });
  const over = await eventually(
    () => at(body.id),
    ({ status }) => status === 'completed',
  );
  expect(over).toMatchObject({ endedAt: body.scheduledUntil, sequence: 3 });
  expect(over.entries.at(-1)).toMatchObject({
    words: { en: 'The planned work is over.', fr: 'Les travaux prévus sont terminés.' },
    by: { id: 'service:communications' },
  });
}, 30_000);

it('planned work that is called off is over, and a repeat with its key changes nothing', async () => {
  const key = { 'idempotency-key': 'disks' };
  const same = planned();
  const twice = await Promise.all([1, 2].map(() => root.post(PATH, same, key)));
  const [id] = new Set(twice.map(({ body }) => body.id));
  expect(twice.map(({ body }) => body.id)).toEqual([id, id]);
  const cancelled = await root.post(`${PATH}/${id}/cancel`, { words: WORDS });
  expect(cancelled.body).toMatchObject({ status: 'cancelled', begunAt: null });
  expect(await listed('past')).toContain(id);
});

it.each<[string, object, number, string, string]>([
  ['a component nobody registered', { components: ['checkout', 'nope'] }, 422, 'component-unknown', 'components'],
  ['an end before the beginning', { scheduledUntil: inSeconds(60) }, 422, 'maintenance-ends-before', 'scheduledUntil'],
  ['a time in the past', { scheduledFor: inSeconds(-3_600) }, 422, 'maintenance-in-past', 'scheduledFor'],
  ['31 days', { scheduledUntil: inSeconds(32 * 86_400) }, 422, 'maintenance-too-long', 'scheduledUntil'],
  ['100,000 characters', { words: { en: 'x'.repeat(100_000) } }, 422, 'invalid-input', 'words.en'],
  ['words that turn', { words: { fr: 'a\u202eb' } }, 422, 'invalid-input', 'words.fr'],
])('%s: refused, with the field', async (_what, more, status, code, field) => {
  const refused = await announce(more);
  expect(refused).toMatchObject({ status, body: { code } });
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ field }));
});

it('only administrators speak of planned work', async () => {
  const refused = await people.ana.post(PATH, planned());
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
});
