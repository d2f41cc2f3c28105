import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const FRENCH = { 'accept-language': 'fr' };
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy } = people);
}, 60_000);

afterAll(() => people?.muster.remove());

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly owner: { name: string } | null;
  readonly due: string | null;
}

const declared = async (more: object = {}): Promise<string> => `/v1/incidents/${(await people.declare(more)).body.id}`;
const kindsOf = ({ body }: Answer): string[] => body.items.map(({ kind }: Item) => kind).sort();
const drafted = async (path: string, audience = 'customers') =>
  (await ana.post(`${path}/updates`, { audience, words: { en: { problem: 'The checkout fails' } } })).body;
const texts = async (path: string, headers = {}): Promise<string[]> =>
  (await ana.get(`${path}/timeline`, headers)).body.entries.map(({ text }: { text: string }) => text);

it('an incident in which nothing is open just closes, by either way, and again changes nothing', async () => {
  const [one, other] = [await declared(), await declared()];
  expect(await ana.patch(one, { status: 'closed' })).toMatchObject({ status: 200, body: { status: 'closed' } });
  const closed = await ana.post(`${other}/close`, {});
  expect(closed).toMatchObject({ status: 200, body: { status: 'closed', closing: { attempt: 1, stands: true } } });
  expect((await ana.post(`${other}/close`, {})).body).toEqual(closed.body);
  await eventually(
    () => texts(other),
    (all) => all.includes('ana moved the incident from triage to closed.'),
  );
  expect(await texts(other)).toContain('ana moved the incident from triage to closed.');
});

describe('what is open', () => {
  let path: string;

  beforeAll(async () => {
    path = await declared({ severity: 'SEV1' });
    const incident = path.split('/').at(-1);
    await drafted(path);
    await ana.post('/v1/publications', { incident, title: { en: 'Orders fail' }, words: { en: 'We look into it.' } });
    await cy.post(`${path}/questions`, { words: 'When can we tell the press?' });
    await ana.post(`${path}/responses`, { words: 'I cannot pay', source: 'support' });
    await ana.post(`${path}/timeline`, { text: 'Who has the key?', kind: 'question' });
    await ana.put(`${path}/roles/scribe`, { person: 'bo@example.org' });
    await bo.post(`${path}/roles/scribe/handover`, { to: 'cy@example.org' });
    await ana.post('/v1/problems', { incident });
  });

  it('is listed over all services, each with who sees to it, in both languages', async () => {
    const listed = await eventually(
      () => cy.get(`${path}/open-items`),
      (answer) => kindsOf(answer).length >= 7,
    );
    expect(kindsOf(listed)).toEqual(
      expect.arrayContaining([
        ...['handover-offer', 'problem', 'publication', 'question', 'record-question', 'responses', 'update'],
      ]),
    );
    const update = listed.body.items.find(({ kind }: Item) => kind === 'update');
    expect(update).toMatchObject({
      ...{ service: 'communications', owner: { name: 'ana' }, due: null },
      title: { en: 'an update to customers that was not sent', fr: 'un message à : clients, non envoyé' },
    });
    expect((await ana.get(update.link)).status).toBe(200);
  });

  it('is in the way, and the refusal says what it is and what to do, in the language of the reader', async () => {
    const refused = await ana.patch(path, { status: 'closed' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'still-open' } });
    expect(refused.body.detail).toContain('an update to customers that was not sent');
    expect(refused.body.next).toContain('/close with an owner and a date');
    const french = await ana.post(`${path}/close`, {}, FRENCH);
    expect(french.body.title).toBe("Il reste quelque chose d'ouvert");
    expect((await ana.get(path)).body.status).toBe('triage');
    expect(await bo.post(`${path}/close`, {})).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
  });

  it('needs an owner and a time to come, or a reason', async () => {
    const items: Item[] = (await ana.get(`${path}/open-items`)).body.items;
    const { id: item } = items.find(({ kind }) => kind === 'update')!;
    const settle = (one: object) => ana.post(`${path}/close`, { settle: [{ item, ...one }] });
    expect(await settle({})).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
    expect((await settle({ owner: 'bo@example.org' })).status).toBe(422);
    expect((await settle({ owner: 'bo@example.org', due: '2020-01-01T00:00:00Z' })).body.code).toBe('due-passed');
    expect((await settle({ owner: 'nobody@example.org', due: TOMORROW })).body.code).toBe('person-unknown');
    expect((await settle({ owner: 'bo@example.org', due: TOMORROW, waiver: 'x' })).status).toBe(422);
    expect((await settle({ waiver: 'It is over' })).body.code).toBe('still-open');
  });

  it('is left to somebody by a time, or waived by name, and the record says so', async () => {
    const items: Item[] = (await ana.get(`${path}/open-items`)).body.items;
    const learning = items.find(({ kind }) => kind === 'problem')!;
    const settle = [{ item: learning.id, owner: 'bo@example.org', due: TOMORROW }];
    const closed = await ana.post(`${path}/close`, { settle, waiveOthers: 'The shop is shut' });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed' } });
    const told = await eventually(
      () => texts(path),
      (all) => all.some((text) => text.includes('to closed')),
    );
    const line = told.find((text) => text.includes('to closed'))!;
    expect(line).toMatch(/Left to be done: what is learned of PRB-\d+ \(its postmortem\) \(bo, /);
    expect(line).toMatch(/Waived by ana: .*an update to customers that was not sent \(The shop is shut\)/);
    expect((await texts(path, FRENCH)).join()).toContain('Abandonné par ana : ');
    const { items: open, inTheWay } = (await cy.get(`${path}/open-items`)).body;
    expect(open.find(({ id }: Item) => id === learning.id)).toMatchObject({ owner: { name: 'bo' }, due: TOMORROW });
    expect(inTheWay).toBe(open.filter(({ owner, due }: Item) => !owner || !due).length);
  });

  it('that was left to somebody is asked for at its date: in the record, and by a notice', async () => {
    const incidents = await people.muster.database('incidents');
    const at = new Date(Date.now() - 60_000);
    const passed = { 'state.closing.followUps.0.due': at.toISOString(), dueAt: at };
    const documents = incidents.collection<{ _id: string }>('incidents');
    await documents.updateOne({ _id: path.split('/').at(-1)! }, { $set: passed } as never);
    const isAsked = (text: string) => text.startsWith('Left to be done when the incident was closed, and still open: ');
    const told = await eventually(
      () => texts(path),
      (all) => all.some(isAsked),
    );
    expect(told.find(isAsked)).toMatch(
      /what is learned of PRB-\d+ \(its postmortem\) \(bo, .*\); bo asked to see to it\.$/,
    );
    const notices = async () => JSON.stringify((await bo.get('/v1/notices')).body);
    expect(await eventually(notices, (all) => all.includes('still open'))).toContain('still open');
    await incidents.close();
  });
});

it('what is written into a closed incident opens it again, and says why', async () => {
  const path = await declared();
  expect((await ana.patch(path, { status: 'closed' })).status).toBe(200);
  await drafted(path);
  const again = await eventually(
    async () => (await ana.get(path)).body,
    ({ status }) => status === 'resolved',
  );
  expect(again).toMatchObject({ status: 'resolved', closing: { attempt: 1, stands: false } });
  const told = await eventually(
    () => texts(path),
    (all) => all.some((text) => text.includes('again')),
  );
  expect(told).toContain(
    'The incident is resolved again, for this was open when it was closed: an update to customers that was not sent.',
  );
});

it('resolving is never held up, asks for the last word, and offers what is open', async () => {
  const path = await declared({ severity: 'SEV1' });
  const { id, revision } = await drafted(path);
  await ana.post(`${path}/updates/${id}/send`, { revision });
  await eventually(
    async () => (await ana.get(`${path}/promises`)).body.promises,
    (all) => all.some(({ lastSaid }: { lastSaid: unknown }) => lastSaid),
  );
  await drafted(path, 'social');
  expect((await cy.patch(path, { status: 'resolved' })).status).toBe(200);
  const told = await eventually(
    () => texts(path),
    (all) => all.some((text) => text.includes('a last word is owed')),
  );
  expect(told).toContain('The incident is resolved, and a last word is owed to customers: ana, please see to it.');
  const { vacancies } = (await ana.get('/v1/vacancies')).body;
  expect(vacancies.filter(({ incident }: { incident: string }) => path.endsWith(incident))).toEqual([]);
  expect(kindsOf(await cy.get(`${path}/open-items`))).toEqual(expect.arrayContaining(['promise', 'update']));
});
