import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const FRENCH = { 'accept-language': 'fr' };

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let path: string;
let incident: string;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo, cy } = people);
  const { body } = await people.declare({ severity: 'SEV1', impact: 'No orders' });
  incident = body.id;
  path = `/v1/incidents/${incident}`;
}, 60_000);

afterAll(() => people?.muster.remove());

const texts = async (headers = {}): Promise<string[]> =>
  (await ana.get(`${path}/timeline`, headers)).body.entries.map(({ text }: { text: string }) => text);
const promises = async () => (await cy.get(`${path}/promises`)).body.promises;
const promiseTo = async (audience: string) =>
  (await promises()).find((one: { audience: string }) => one.audience === audience);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

/** Writes an update in English and sends it. */
async function sends(audience: string, api: Api = ana) {
  const words = { en: { problem: 'The checkout fails' } };
  const { body } = await api.post(`${path}/updates`, { audience, words });
  return (await api.post(`${path}/updates/${body.id}/send`, { revision: body.revision })).body;
}

describe('what each audience is promised', () => {
  it('is on the board from the declaration on, with who owes it and what is left', async () => {
    const { communications, missing } = (await cy.get(`${path}/board`)).body;
    expect(missing).toEqual([]);
    const shown = communications.promises.filter(({ due }: { due: string | null }) => due !== null);
    expect(shown).toHaveLength(6);
    expect(shown[0]).toMatchObject({ owner: { name: 'ana' }, side: 'external', late: false, step: null });
    expect(shown[0].dueInMs).toBeGreaterThan(9 * 60_000);
  });

  it('goes with the role, recorded, and back to the manager when its holder leaves', async () => {
    await ana.put(`${path}/roles/communications-manager`, { person: 'bo@example.org' });
    await eventually(
      () => promiseTo('customers'),
      ({ owner }) => owner.name === 'bo',
    );
    const passed = await eventually(texts, (all) => all.some((text) => text.startsWith('bo now answers')));
    expect(passed.find((text) => text.startsWith('bo now answers'))).toMatch(
      /^bo now answers for what is promised to all staff, executives and stakeholders, customers.*, after ana\.$/,
    );
    const left = await bo.post(`${path}/participants/${people.id.bo}/leave`, { leaveToManager: true });
    expect(left.status).toBeLessThan(300);
    const fell = await eventually(texts, (all) => all.some((text) => text.includes('falls to the incident manager')));
    expect(fell.find((text) => text.includes('falls to'))).toMatch(/to the incident manager, ana, after bo\.$/);
    expect((await texts(FRENCH)).join()).toContain("revient au gestionnaire d'incident, ana, après bo.");
    expect(new Set((await promises()).map(({ owner }: { owner: { name: string } }) => owner.name))).toEqual(
      new Set(['ana']),
    );
  });

  it('is moved by whoever may tell them, and its clock asks the one who answers', async () => {
    const move = (api: Api, more: object, headers = {}) =>
      api.put(`${path}/promises/customers`, { due: inSeconds(4), reason: 'The fix is being tried', ...more }, headers);
    expect(await move(cy, {}, FRENCH)).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
    expect(await move(ana, { due: inSeconds(-4) }, FRENCH)).toMatchObject({
      status: 422,
      body: { code: 'promise-time-unfit', errors: [{ field: 'due' }] },
    });
    expect(await move(ana, { due: 'soon' })).toMatchObject({ status: 422, body: { errors: [{ field: 'due' }] } });
    expect((await move(ana, { surely: 'unknown' })).status).toBe(422);
    const nobody = await ana.put(`${path}/promises/nobody`, { due: null, reason: 'x' });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'promise-unknown' } });
    const moved = await move(ana, {});
    expect(moved).toMatchObject({ status: 200, body: { audience: 'customers', late: false, step: null } });
    const late = await eventually(texts, (all) => all.some((text) => text.includes('ana, please see to it')));
    expect(late.filter((text) => text.includes('please see to it'))[0]).toMatch(
      /^The next word to customers (is due in \d s|is due now|is late by \d s): ana, please see to it\.$/,
    );
    expect(late.join()).toContain('ana moved the next word to customers to ');
    const { step } = await eventually(
      () => promiseTo('customers'),
      (one) => one.step === 'late',
    );
    expect(step).toBe('late');
  }, 30_000);

  it('is kept by a word, late or not, and drifts when that is no longer so', async () => {
    const update = await sends('customers');
    const kept = await eventually(texts, (all) => all.some((text) => text.startsWith('The word promised')));
    expect(kept.find((text) => text.startsWith('The word promised'))).toMatch(
      /^The word promised to customers was sent (in time|\d+ s late); the next one is due by /,
    );
    expect(await promiseTo('customers')).toMatchObject({
      step: null,
      late: false,
      lastSaid: { update: update.id },
      awaits: [{ language: 'fr', step: null }],
    });
    const french = { revision: update.revision, words: { problem: 'Le paiement échoue' } };
    expect((await ana.put(`${path}/updates/${update.id}/languages/fr`, french)).status).toBe(200);
    await eventually(
      () => promiseTo('customers'),
      ({ awaits }) => awaits.length === 0,
    );
    expect((await promiseTo('customers')).awaits).toEqual([]);
    expect((await ana.get(`${path}/drift`)).body.drift).toEqual([]);
    await ana.patch(path, { severity: 'SEV2', status: 'mitigated' });
    const { drift } = await eventually(
      async () => (await ana.get(`${path}/drift`)).body,
      (seen) => seen.drift.length === 2,
    );
    expect(drift).toMatchObject([
      { audience: 'customers', field: 'severity', said: 'SEV1', now: 'SEV2', answers: { name: 'ana' } },
      { field: 'status', said: 'triage', now: 'mitigated' },
    ]);
    const told = await eventually(texts, (all) => all.some((text) => text.includes('is no longer so')));
    expect(told.filter((text) => text.includes('is no longer so'))).toEqual([
      'What was last said to customers is no longer so (severity and status): SEV1, now SEV2; triage, now mitigated. ana, is a word needed?',
    ]);
  }, 30_000);
});

describe('the desk of executives', () => {
  const desk = () => `${path}/executive-brief`;
  let question: Answer;

  it('has a brief that everybody reads and only those who brief them write', async () => {
    const brief = await cy.get(desk());
    expect(brief.body).toMatchObject({
      ...{ incident, severity: 'SEV2', status: 'mitigated', impact: 'No orders', expected: null, needs: null },
      ...{ said: null, answers: { name: 'ana' }, openQuestions: 0, statusName: { fr: 'atténué' } },
    });
    expect(await cy.put(desk(), { needs: 'A budget' })).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
    const written = await ana.put(desk(), {
      expected: { words: 'Back by noon', at: inSeconds(3_600) },
      needs: 'Patience',
    });
    expect(written).toMatchObject({ status: 200, body: { needs: 'Patience', written: { by: { name: 'ana' } } } });
    expect((await cy.get(desk())).body.expected.words).toBe('Back by noon');
  });

  it('takes a question to whoever briefs them, once for all who ask it', async () => {
    const ask = (api: Api, words: string) => api.post(`${path}/questions`, { words });
    question = await ask(cy, 'When can we tell the press?');
    expect(question).toMatchObject({ status: 201, body: { askers: [{ name: 'cy' }], answer: null, step: null } });
    const again = await ask(bo, ' when can we tell the PRESS');
    expect(again.body).toMatchObject({ id: question.body.id, askers: [{ name: 'cy' }, { name: 'bo' }] });
    const other = await ask(bo, 'Are any orders lost?');
    const joined = await cy.post(`${path}/questions/${other.body.id}/askers`);
    expect(joined.body.askers).toMatchObject([{ name: 'bo' }, { name: 'cy' }]);
    const like = await ana.get(`${path}/questions?like=${encodeURIComponent('what do we tell the press today')}`);
    expect(like.body.questions.map(({ id }: { id: string }) => id)).toEqual([question.body.id]);
    expect((await ana.get(desk())).body.openQuestions).toBe(2);
    expect((await ask(cy, '')).status).toBe(422);
    expect((await ask(cy, 'x'.repeat(100_000))).status).toBe(422);
    expect((await cy.post(`${path}/questions/qst-none/askers`)).body.code).toBe('question-unknown');
  });

  it('leaves it to whoever briefs them from then on', async () => {
    await ana.put(`${path}/roles/communications-manager`, { person: 'bo@example.org' });
    const told = await eventually(texts, (all) => all.some((text) => text.startsWith('bo is now to answer')));
    expect(told).toContain('bo is now to answer “When can we tell the press?”, after ana.');
  });

  it('answers it for all of them, and a second time it is said who has', async () => {
    const answer = (api: Api, words: string) => api.put(`${path}/questions/${question.body.id}/answer`, { words });
    expect(await answer(cy, 'Now')).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
    expect((await answer(bo, 'After noon.')).body.answer).toMatchObject({ words: 'After noon.', by: { name: 'bo' } });
    expect(await answer(ana, 'Later.')).toMatchObject({ status: 409, body: { code: 'question-answered' } });
    const { questions } = (await bo.get(`${path}/questions`)).body;
    expect(questions.map((one: { answer: unknown }) => one.answer !== null)).toEqual([false, true]);
    const told = await eventually(texts, (all) => all.some((text) => text.includes('answered')));
    expect(told).toContain('bo answered “When can we tell the press?”: After noon.');
  });
});

it('none of it is there for those who do not see the incident', async () => {
  const { body } = await people.declare({ visibility: 'restricted' });
  const at = `/v1/incidents/${body.id}`;
  for (const read of ['promises', 'drift', 'executive-brief', 'questions']) {
    expect([read, (await cy.get(`${at}/${read}`)).status]).toEqual([read, 404]);
    expect([read, (await ana.get(`${at}/${read}`)).status]).toEqual([read, 200]);
  }
  expect((await cy.post(`${at}/questions`, { words: 'What is it?' })).status).toBe(404);
});
