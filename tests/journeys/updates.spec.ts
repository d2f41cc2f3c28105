import type { mongo } from 'mongoose';
import type { Answer, Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const FRENCH = { 'accept-language': 'fr' };

let people: ThreePeople;
let ana: Api;
let bo: Api;
let cy: Api;
let root: Api;
let path: string;

const after = (answer: Answer) => ({ 'muster-after': answer.headers.get('muster-position')! });
const draft = (api: Api, more: object = {}) =>
  api.post(`${path}/updates`, { audience: 'customers', words: { en: { problem: 'Nobody can pay.' } }, ...more });
const record = async () => (await ana.get(`${path}/timeline`)).body.entries as { text: string; key: boolean }[];

/** Ana declares and manages, Bo communicates, Cy is only there. */
async function declared(more: object = {}): Promise<void> {
  const { body } = await people.declare({ severity: 'SEV1', ...more });
  path = `/v1/incidents/${body.id}`;
  await ana.put(`${path}/roles/communications-manager`, { person: 'bo@example.org' });
}

beforeAll(async () => {
  people = await ThreePeople.start({ ORGANISATION: 'Shop' });
  ({ ana, bo, cy } = people);
  root = await people.muster.asAdministrator();
  await root.put('/v1/components/checkout', { name: 'Checkout', owner: 'Payments' });
}, 60_000);

beforeEach(() => declared({ components: ['checkout'] }));

afterAll(() => people?.muster.remove());

describe('the first word', () => {
  it('is out within the second, in both languages, with how the incident is at that very moment', async () => {
    await ana.patch(path, { severity: 'SEV2', status: 'active' });
    const pressed = performance.now();
    const sent = await bo.post(`${path}/first-word`, { audience: 'customers' });
    expect(performance.now() - pressed).toBeLessThan(1_000);
    expect(sent).toMatchObject({
      status: 201,
      body: {
        status: 'sent',
        words: {
          en: { subject: 'Shop: we are looking into a problem', problem: 'We are seeing a problem with Checkout.' },
          fr: { problem: 'Nous constatons un problème avec Checkout.' },
        },
        sendings: [{ what: 'first-word', facts: { severity: 'SEV2', status: 'active' }, decidedByCopy: false }],
      },
    });
    expect(sent.headers.get('location')).toBe(`${path}/updates/${sent.body.id}`);
    const told = await eventually(record, (entries) => entries.some(({ text }) => text.includes('first word')));
    expect(told).toContainEqual(
      expect.objectContaining({ key: true, text: expect.stringMatching(/^bo sent the first word to customers: “/) }),
    );
  });

  it('is said once, by who may, and everybody else is told who that is', async () => {
    const refused = await cy.post(`${path}/first-word`, { audience: 'customers' }, FRENCH);
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-yours-to-send', whoMay: 'bo' } });
    expect(refused.body.detail).toBe('bo répond de ce qui est dit à : clients.');
    const sent = await ana.post(`${path}/first-word`, { audience: 'customers' });
    expect(sent).toMatchObject({
      status: 201,
      body: { sendings: [{ by: { name: 'ana' }, insteadOf: { name: 'bo' } }] },
    });
    const again = await bo.post(`${path}/first-word`, { audience: 'customers' });
    expect(again).toMatchObject({ status: 409, body: { code: 'already-told', by: 'ana' } });
    expect(again.body.next).toContain('POST /v1/incidents/{incident}/updates');
    expect((await bo.post(`${path}/first-word`, { audience: 'executives' })).status).toBe(201);
  });

  it('pressed again with the same key is the same word', async () => {
    const press = () => bo.post(`${path}/first-word`, { audience: 'social' }, { 'idempotency-key': path });
    const [one, other] = await Promise.all([press(), press()]);
    expect(one.status).toBe(201);
    expect(other.body).toEqual(one.body);
  });
});

describe('an update', () => {
  it('is reviewed where the audience asks for it, corrected, and taken back, all of it in the record', async () => {
    await root.put('/v1/audiences/customers', { review: 'four-eyes' });
    const { body: begun } = await draft(cy);
    const one = `${path}/updates/${begun.id}`;
    expect(begun).toMatchObject({ status: 'draft', awaits: ['fr'], draftedBy: { name: 'cy' } });
    expect(await bo.post(`${one}/send`, { revision: 1 })).toMatchObject({
      status: 409,
      body: { code: 'review-needed' },
    });
    const asked = await cy.post(`${one}/review`, { revision: 1 });
    expect(asked).toMatchObject({ status: 200, body: { status: 'in-review' } });
    expect(await cy.post(`${one}/approval`, { revision: 1 })).toMatchObject({ body: { code: 'review-by-another' } });
    expect(await ana.post(`${one}/approval`, { revision: 1 })).toMatchObject({ body: { status: 'approved' } });
    const sent = await bo.post(`${one}/send`, { revision: 1 });
    expect(sent).toMatchObject({ status: 200, body: { status: 'sent', awaits: ['fr'] } });
    const words = { en: { problem: 'Nobody can pay by card.' }, fr: { problem: 'Personne ne peut payer par carte.' } };
    expect(await bo.patch(one, { revision: 1, words })).toMatchObject({ body: { status: 'sent', revision: 2 } });
    const late = await cy.patch(one, { revision: 1, words: { en: { problem: 'Late' } } });
    expect(late).toMatchObject({ status: 409, body: { code: 'revision-superseded', revision: 2, by: 'bo' } });
    const past = await bo.post(`${one}/send`, { revision: 2, pastReview: true });
    expect(past).toMatchObject({ status: 403, body: { code: 'not-for-you', whoMay: 'ana' } });
    const corrected = await ana.post(`${one}/send`, { revision: 2, pastReview: true });
    expect(corrected.body.sendings[1]).toMatchObject({ what: 'correction', pastReview: true, languages: ['en', 'fr'] });
    const withdrawn = await bo.post(`${one}/withdrawal`, { reason: 'It was a false alarm' });
    expect(withdrawn).toMatchObject({ body: { status: 'withdrawn', withdrawn: { by: { name: 'bo' } } } });
    expect(await ana.post(`${one}/send`, { revision: 2 })).toMatchObject({ body: { code: 'update-is-withdrawn' } });
    const texts = await eventually(
      async () => (await record()).map(({ text }) => text),
      (all) => all.some((text) => text.includes('withdrew')),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        'cy began an update to customers.',
        'cy asks for a second look at the update to customers (revision 1).',
        'ana approved the update to customers (revision 1).',
        'bo sent the first word to customers: “Nobody can pay.”',
        'ana sent a correction past its review to customers: “Nobody can pay by card.”',
        'bo withdrew the update to customers: It was a false alarm',
      ]),
    );
    await root.put('/v1/audiences/customers', { review: 'none' });
  });

  it('goes out in the language that is ready, and in the other when that is', async () => {
    const { body: begun } = await draft(bo);
    const one = `${path}/updates/${begun.id}`;
    await bo.post(`${one}/send`, { revision: 1 });
    const words = { problem: 'Personne ne peut payer.' };
    const french = { revision: 1, words };
    expect(await cy.put(`${one}/languages/fr`, french)).toMatchObject({ status: 403, body: { whoMay: 'bo' } });
    const followed = await bo.put(`${one}/languages/fr`, french);
    expect(followed).toMatchObject({ status: 200, body: { awaits: [], words: { fr: words }, revision: 1 } });
    expect(await bo.put(`${one}/languages/fr`, french)).toMatchObject({ body: { code: 'language-not-awaited' } });
    const { body } = await cy.get(`${one}/preview`, after(followed));
    expect(body.previews).toMatchObject([
      { language: 'en' },
      { language: 'fr', subject: 'Shop: The database is slow' },
    ]);
    expect(body.previews[1].html).toContain('<strong>Ce qui ne va pas</strong>');
  });

  it('that is set for a time goes out then, or says to who set it why it does not', async () => {
    const timed = async () => {
      const { body } = await draft(bo);
      const at = new Date(Date.now() + 90_000).toISOString();
      const set = await bo.put(`${path}/updates/${body.id}/schedule`, { revision: 1, at });
      expect(set).toMatchObject({ status: 200, body: { status: 'scheduled', scheduledFor: at } });
      return body.id as string;
    };
    const database = await people.muster.database('communications');
    const comes = (update: string) => {
      const past = new Date(Date.now() - 1_000);
      const due = { $set: { dueAt: past, 'state.scheduledFor': past.toISOString() } };
      const stored = database.collection<{ _id: string }>('updates');
      return stored.updateOne({ _id: update }, due as mongo.UpdateFilter<{ _id: string }>);
    };
    const become = (update: string, status: string) =>
      eventually(
        async () => (await bo.get(`${path}/updates/${update}`)).body,
        (one) => one.status === status,
      );
    const [first, second] = [await timed(), await timed()];
    expect((await bo.delete(`${path}/updates/${second}/schedule`)).body.status).toBe('draft');
    await comes(first);
    expect(await become(first, 'sent')).toMatchObject({ sendings: [{ by: { name: 'bo' } }] });
    const third = await timed();
    await ana.patch(path, { status: 'cancelled' });
    await comes(third);
    await become(third, 'draft');
    const final = await bo.post(`${path}/updates/${third}/send`, { revision: 1 });
    expect(final).toMatchObject({ status: 200, body: { status: 'sent', nextUpdateAt: null } });
    const texts = await eventually(
      async () => (await record()).map(({ text }) => text),
      (all) => all.some((text) => text.includes('was not sent')),
    );
    expect(texts).toContain('The update to customers that bo had set for now was not sent: the incident has ended.');
    await database.close();
  });

  it('is for those who see the incident, and lives on where that lives on', async () => {
    const { body: begun } = await draft(bo);
    const other = (await people.declare()).body.id;
    const from = path;
    await ana.post(`${from}/merge`, { into: other });
    const refused = await bo.post(`${from}/updates/${begun.id}/send`, { revision: 1 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'incident-merged', mergedInto: other } });
    await declared({ visibility: 'restricted' });
    const { body: secret } = await draft(ana);
    const ask = (reviewer: string) =>
      ana.post(`${path}/updates/${secret.id}/review`, { revision: 1, reviewers: [`${reviewer}@example.org`] });
    expect(await ask('cy')).toMatchObject({ status: 422, body: { code: 'reviewer-out-of-sight', reviewer: 'cy' } });
    expect(await ask('nobody')).toMatchObject({ status: 422, body: { code: 'person-unknown' } });
    expect(await ask('bo')).toMatchObject({ status: 200, body: { status: 'in-review' } });
    expect(await cy.get(`${path}/updates`)).toMatchObject({ status: 404, body: { code: 'incident-unknown' } });
    expect((await draft(cy)).status).toBe(404);
  });
});

describe('who is told', () => {
  it('is for administrators to say, and what cannot be taken is named', async () => {
    const audience = { name: { en: 'partners', fr: 'partenaires' }, side: 'external' };
    expect(await cy.put('/v1/audiences/partners', audience)).toMatchObject({ status: 403 });
    expect(await root.put('/v1/audiences/partners', audience)).toMatchObject({ status: 200, body: { builtIn: false } });
    const rows = [{ person: 'cy@example.org' }, { person: 'nobody@example.org' }, { channel: 'email', address: 'x' }];
    const added = await root.post('/v1/audiences/partners/members', { members: rows }, FRENCH);
    expect(added.body).toMatchObject({ added: 1, refused: [{ index: 1, code: 'person-unknown' }, { index: 2 }] });
    expect(added.body.refused[1].message).toContain('il faut une adresse');
    const { body } = await root.get(`/v1/audiences/partners/members?person=${people.id.cy}`);
    expect(body.members).toMatchObject([{ person: { name: 'cy' }, channel: 'email' }]);
    expect(await bo.post(`${path}/first-word`, { audience: 'partners' })).toMatchObject({
      ...{ status: 201, body: { template: 'first-word-anybody' } },
    });
  });
});
