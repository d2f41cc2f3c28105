import { createHmac } from 'node:crypto';
import type { Remediation } from '#contracts';
import { DAYS_BY_PRIORITY } from '../../apps/problems/src/remediation/due-by-priority.js';
import { logRemediation } from '../../apps/problems/src/remediation/log-remediation.js';
import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';
import { TrackerReceiver } from '../support/tracker-receiver.js';

const SECRET = 'wéb hook';
const WEBHOOK = '/v1/trackers/code/webhook';

let tracker: TrackerReceiver;
let people: ThreePeople;
let bo: Api;
let problem: string;
let nobody: Api;

beforeAll(async () => {
  tracker = await TrackerReceiver.start('github');
  const code = { kind: 'github', url: tracker.address, project: 'acme/shop', restricted: true };
  people = await ThreePeople.start({
    ...{ OUTGOING_ALLOWED: '127.0.0.1', CODE_TOKEN: 't0ken', CODE_SECRET: SECRET },
    TRACKERS: JSON.stringify({ code: { ...code, tokenVariable: 'CODE_TOKEN', webhookSecretVariable: 'CODE_SECRET' } }),
  });
  ({ bo } = people);
  nobody = new (bo.constructor as typeof Api)(() => people.muster.address, undefined);
  const incident = (await people.declare()).body.id;
  problem = (await people.ana.post('/v1/problems', { incident })).body.id;
}, 90_000);

afterAll(async () => {
  await people?.muster.remove();
  await tracker?.stop();
});

/** An item that Bo owns, as it lies in the database after somebody logged it `days` ago. */
async function kept(id: string, days = 0): Promise<string> {
  const now = new Date(Date.now() - days * 86_400_000).toISOString();
  const owner = { id: people.id.bo!, name: 'bo' };
  const [event] = logRemediation(
    {
      ...{ id, problem, restricted: false, title: 'Alert on replication lag', kind: 'detect', priority: 'high' },
      ...{ owner, clock: false },
    },
    DAYS_BY_PRIORITY,
  )({ now, by: { id: people.id.ana!, name: 'ana' } });
  const database = await people.muster.database('problems');
  const state = event!.data.remediation;
  const stored = { _id: id, version: 1, told: 1, shape: 1, state, outbox: [] };
  await database.collection('remediation').insertOne(stored as never);
  await database.close();
  return `/v1/problems/${problem}/remediation/${id}`;
}

const linked = (path: string) =>
  eventually(
    async () => (await bo.get(path)).body as Remediation,
    ({ link }) => link?.state === 'linked',
  );

const signature = (body: string) => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

describe('the remediation of a problem over HTTP', () => {
  it('is listed by problem, by person and by what is late, and moved by its owner with what shows it', async () => {
    const path = await kept('rem-late', 100);
    await kept('rem-new');
    const ids = ({ body }: { body: { remediation: { id: string }[] } }) => body.remediation.map(({ id }) => id);
    expect(ids(await bo.get(`/v1/problems/${problem}/remediation`))).toEqual(['rem-late', 'rem-new']);
    expect(ids(await bo.get('/v1/remediation'))).toEqual(['rem-late', 'rem-new']);
    expect(ids(await people.cy.get('/v1/remediation?owner=bo@example.org&limit=1'))).toEqual(['rem-late']);
    expect(ids(await people.cy.get('/v1/remediation/overdue'))).toEqual(['rem-late']);
    expect(await bo.post(`${path}/move`, { status: 'done' })).toMatchObject({
      ...{ status: 422, body: { code: 'evidence-needed', errors: [{ field: 'evidence' }] } },
    });
    const done = await bo.post(`${path}/move`, { status: 'done', evidence: { url: 'https://example.org/pull/7' } });
    expect([done.status, done.body.status]).toEqual([200, 'done']);
    expect(ids(await people.cy.get('/v1/remediation/overdue'))).toEqual([]);
    expect((await bo.get(`/v1/problems/${problem}/remediation/rem-none`)).body.code).toBe('remediation-unknown');
  });

  it('is watched for from when its problem is opened', async () => {
    const database = await people.muster.database('problems');
    const watch = () => database.collection('remediation_watches').findOne({ _id: problem as never });
    const found = await eventually(watch, (one) => one !== null);
    await database.close();
    expect(found).toMatchObject({ state: { problem, clock: true, loggedAt: null }, dueAt: expect.any(Date) });
  });

  it('has an issue in a tracker, whose webhook comes in as it was signed and by nobody else', async () => {
    const path = await kept('rem-issue');
    expect((await bo.get('/v1/trackers')).body.trackers).toMatchObject([{ name: 'code', webhook: WEBHOOK }]);
    expect((await bo.post(`${path}/issue`, { tracker: 'code' })).status).toBe(200);
    const item = await linked(path);
    expect(tracker.asked.find(({ method }) => method === 'POST')).toMatchObject({
      ...{ url: '/repos/acme/shop/issues', token: 'Bearer t0ken' },
    });
    const number = Number(item.link!.issue!.key);
    tracker.move(number, 'closed');
    // Written as some other program would, with space and accents: what is signed is these bytes.
    const body = JSON.stringify({ sender: 'é', ...JSON.parse(tracker.webhook(number)) }, null, 2);
    const forged = await nobody.post(WEBHOOK, body, { 'x-hub-signature-256': signature(`${body} `) });
    expect([forged.status, forged.body.code]).toEqual([401, 'webhook-not-proven']);
    expect((await nobody.post(WEBHOOK, body)).status).toBe(401);
    // Whoever is signed in proves nothing by that.
    expect((await bo.post(WEBHOOK, body)).status).toBe(401);
    expect((await bo.get(path)).body.status).toBe('open');
    const taken = await nobody.post(WEBHOOK, body, { 'x-hub-signature-256': signature(body) });
    expect([taken.status, taken.body]).toEqual([200, { remediation: 'rem-issue' }]);
    expect((await bo.get(path)).body).toMatchObject({ status: 'done', evidence: { url: item.link!.issue!.url } });
  });

  it('refuses what is no webhook, and takes one for an issue that nobody knows', async () => {
    const sent = (body: string, headers: Record<string, string> = {}) =>
      nobody.post(WEBHOOK, body, { 'x-hub-signature-256': signature(body), ...headers });
    expect((await sent('payload=%7B%7D', { 'content-type': 'application/x-www-form-urlencoded' })).body.code).toBe(
      'malformed',
    );
    expect((await sent('x'.repeat(1_048_577))).body.code).toBe('too-large');
    expect((await sent('')).body.code).toBe('malformed');
    expect((await nobody.post('/v1/trackers/nowhere/webhook', '{}')).body.code).toBe('tracker-unknown');
    expect((await nobody.get(WEBHOOK)).status).toBe(405);
    const unknown = tracker.webhook(1).replaceAll(/"(number|id)":1/g, '"$1":999');
    expect(await sent(unknown)).toMatchObject({ status: 200, body: { remediation: null } });
    expect((await sent('{"zen":"Approachable is better than simple."}')).body).toEqual({ remediation: null });
  });

  it('has one issue also when Muster is killed while it is made', async () => {
    const path = await kept('rem-killed');
    const before = tracker.issues.length;
    tracker.mishaps.push('never-answered');
    await bo.post(`${path}/issue`, { tracker: 'code' });
    await eventually(
      async () => tracker.issues.length,
      (length) => length > before,
    );
    await people.muster.end('SIGKILL');
    const restarted = people.muster.start();
    await restarted;
    const database = await people.muster.database('problems');
    const past = { dueAt: new Date(0), 'state.link.nextAt': new Date(0).toISOString() };
    await database.collection('remediation').updateOne({ _id: 'rem-killed' } as never, { $set: past });
    await database.close();
    await linked(path);
    expect(tracker.issues.length).toBe(before + 1);
  }, 60_000);

  it('is logged by who answers for the problem, and is named when a later incident shows that it did not hold', async () => {
    const { ana, cy } = people;
    const incident = (await people.declare()).body.id;
    const other = (await ana.post('/v1/problems', { incident })).body.id;
    const logging = { title: 'Alert on lag', kind: 'detect', priority: 'urgent', owner: 'cy@example.org' };
    const all = `/v1/problems/${other}/remediation`;
    expect((await cy.post(all, logging)).body).toMatchObject({ code: 'not-for-you', whoMay: 'ana' });
    expect((await ana.post(all, { ...logging, due: '2020-01-01T00:00:00Z' })).body.code).toBe('due-in-the-past');
    expect((await ana.post(all, { ...logging, owner: 'nobody@example.org' })).body.code).toBe('person-unknown');
    const logged = await ana.post(all, logging, { 'Idempotency-Key': 'log-1' });
    expect([logged.status, logged.headers.get('location')]).toEqual([201, `${all}/${logged.body.id}`]);
    expect((await ana.post(all, logging, { 'Idempotency-Key': 'log-1' })).body).toEqual(logged.body);
    const path = `${all}/${logged.body.id}`;
    await cy.post(`${path}/move`, { status: 'done', evidence: { words: 'It fires.' } });
    await ana.post(`/v1/problems/${other}/close`, {});
    const again = (await people.declare()).body.id;
    const linking = await ana.put(`/v1/problems/${other}/incidents/${again}`);
    expect(linking.body).toMatchObject({ status: 'open', reopened: 1 });
    const item = await eventually(
      async () => (await ana.get(path)).body as Remediation,
      ({ didNotHold }) => didNotHold.length > 0,
    );
    expect(item.didNotHold).toEqual([{ incident: again, at: expect.any(String) }]);
    const told = await eventually(
      async () => (await ana.get(`/v1/incidents/${other}/timeline`)).body,
      (body) => JSON.stringify(body).includes('did not hold'),
    );
    expect(JSON.stringify(told)).toContain(`was done and did not hold: ${again} has the same cause.`);
  }, 60_000);
});
