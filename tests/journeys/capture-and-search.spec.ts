import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let id: Readonly<Record<string, string>>;
let deploys: Api;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy, id } = people);
  deploys = await people.muster.asProgram('deploys');
}, 60_000);

afterAll(() => people?.muster.remove());

interface Result {
  readonly entry: { readonly id: string; readonly text: string; readonly incident: string };
  readonly excerpt: { readonly text: string; readonly matches: readonly { start: number; end: number }[] };
}

const search = async (words: string, { api = ana, more = '', language = 'en' } = {}): Promise<Result[]> => {
  const path = `/v1/timeline/search?words=${encodeURIComponent(words)}${more}`;
  return (await api.get(path, { 'accept-language': language })).body.results;
};
const textsOf = (results: readonly Result[]) => results.map(({ entry }) => entry.text);
const found = (words: string, count: number, how?: Parameters<typeof search>[1]) =>
  eventually(
    () => search(words, how),
    (results) => results.length === count,
  );
const marked = ({ excerpt: { text, matches } }: Result) => matches.map(({ start, end }) => text.slice(start, end));
const note = (incident: string, text: string, api = ana) => api.post(`/v1/incidents/${incident}/timeline`, { text });

describe('what a program tells', () => {
  it('is put into the record with its own token, once, and people find it', async () => {
    const { body: incident } = await people.declare();
    const path = `/v1/incidents/${incident.id}/timeline/captured`;
    const told = {
      source: { system: 'deploys', externalId: 'pipeline/4711', url: 'https://ci.example.org/4711' },
      ...{ text: 'checkout 2.17 was rolled out to production', kind: 'action', saidBy: 'Dee', tags: ['checkout'] },
    };
    const first = await deploys.post(path, told);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ by: { id: 'program:deploys' }, source: told.source, saidBy: 'Dee' });
    const again = await bo.post(path, told);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, alreadyThere: true } });
    const other = await deploys.post(path, { ...told, text: 'checkout 2.18' }, { 'accept-language': 'fr' });
    expect(other).toMatchObject({ status: 409, body: { code: 'capture-reused', entry: first.body.id, by: 'deploys' } });
    expect(other.body.next).toMatch(/^Corrigez/);
    const [result] = await found('rolling production', 1);
    expect(result!.entry.id).toBe(first.body.id);
    expect(marked(result!)).toEqual(['rolled', 'production']);
    expect(textsOf(await found('pipeline/4711', 1, { api: bo }))).toEqual([told.text]);
  });

  it('of an incident that it does not see is refused as if there were none', async () => {
    const { body: incident } = await people.declare({ visibility: 'restricted' });
    const told = { source: { system: 'deploys', externalId: '1' }, text: 'Out' };
    const refused = await deploys.post(`/v1/incidents/${incident.id}/timeline/captured`, told);
    expect(refused).toMatchObject({ status: 404, body: { code: 'incident-unknown' } });
  });
});

describe('a search', () => {
  it('finds what Muster itself tells, in the language of the reader', async () => {
    const { body: incident } = await people.declare();
    await ana.put(`/v1/incidents/${incident.id}/roles/scribe`, { person: id.bo });
    const more = `&incident=${incident.id}`;
    const [inEnglish] = await found('scribe bo', 1, { more });
    const [inFrench] = await found('secrétaires', 1, { more, language: 'fr' });
    expect(inFrench!.entry.id).toBe(inEnglish!.entry.id);
    expect(inFrench!.entry.text).not.toBe(inEnglish!.entry.text);
    expect(marked(inFrench!)).toEqual(['Secrétaire']);
  });

  it('finds a correction by its new words and no more by the old', async () => {
    const { body: incident } = await people.declare();
    const { body: wrong } = await note(incident.id, 'Basculement vers le réplica saumon');
    expect(await found('saumon', 1)).toHaveLength(1);
    const path = `/v1/incidents/${incident.id}/timeline/${wrong.id}`;
    await ana.patch(path, { text: 'Basculement vers le réplica turbot', reason: 'the other one' });
    const ids = (results: readonly Result[]) => results.map(({ entry }) => entry.id);
    const corrected = await eventually(
      () => search('turbots basculer'),
      (results) => ids(results).includes(wrong.id),
    );
    expect(ids(corrected)).toContain(wrong.id);
    expect(await found('saumon', 0)).toEqual([]);
  });

  it('finds a restricted incident for who sees it only', async () => {
    const { body: incident } = await people.declare({ visibility: 'restricted', viewers: [id.bo] });
    await note(incident.id, 'A walrus in the payroll');
    expect(textsOf(await found('walrus', 1))).toEqual(['A walrus in the payroll']);
    expect(await found('walrus', 1, { api: bo })).toHaveLength(1);
    for (const api of [cy, deploys, await people.muster.asAdministrator()]) {
      expect(await search('walrus', { api })).toEqual([]);
      const inside = await api.get(`/v1/timeline/search?words=walrus&incident=${incident.id}`);
      expect(inside).toMatchObject({ status: 404, body: { code: 'incident-unknown' } });
    }
  });

  it('no longer finds for others what is restricted later', async () => {
    const { body: incident } = await people.declare();
    await note(incident.id, 'An okapi in the stairwell');
    expect(await found('okapi', 1, { api: cy })).toHaveLength(1);
    expect((await ana.patch(`/v1/incidents/${incident.id}`, { visibility: 'restricted' })).status).toBe(200);
    expect(await found('okapi', 0, { api: cy })).toEqual([]);
    expect(await found('okapi', 1)).toHaveLength(1);
  });

  it('says what is wrong with what it is asked for', async () => {
    for (const words of ['', '   ', 'the', '-', '%00', 'x'.repeat(10_000)]) {
      const answer = await ana.get(`/v1/timeline/search?words=${words}`);
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'words' }] } });
    }
    const none = await ana.get('/v1/timeline/search');
    expect(none).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ field: 'words' }] } });
  });

  it('finds what came in right before Muster was killed', async () => {
    const { body: incident } = await people.declare();
    const noted = await Promise.all(
      Array.from({ length: 20 }, (_, index) => note(incident.id, `Narwhal number ${index}`)),
    );
    await people.muster.end('SIGKILL');
    await people.muster.start();
    expect(noted.map(({ status }) => status)).toEqual(noted.map(() => 201));
    const more = `&incident=${incident.id}&limit=50`;
    expect(await found('narwhals', 20, { more })).toHaveLength(20);
  }, 60_000);

  it('finds everything again after the words were dropped and built anew', async () => {
    const timeline = await people.muster.database('timeline');
    const words = timeline.db!.collection('words');
    const before = await words.countDocuments({});
    await words.deleteMany({});
    expect(await search('narwhals')).toEqual([]);
    expect((await people.muster.run('upkeep', 'rebuild', '--service', 'timeline')).code).toBe(0);
    const count = () => words.countDocuments({});
    expect(await eventually(count, (there) => there >= before)).toBeGreaterThanOrEqual(before);
    expect(await found('narwhals', 20)).toHaveLength(20);
    await timeline.close();
  }, 60_000);
});
