import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Envelope, type Subscription, showComponent } from '#contracts';
import { makeLog } from '#service';
import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { eventually } from '../../../../../tests/support/patient.js';
import { KnownIncidents } from '../../../../communications/src/serving/knowledge/known-incidents.js';
import { AddressStore } from '../../../../communications/src/serving/subscribers/address-store.js';
import { secretOf } from '../../../../communications/src/serving/subscribers/page-links.js';
import { Subscribers } from '../../../../communications/src/serving/subscribers/subscribers.js';
import { subscriptionTokenOf } from '../../../../communications/src/subscriber/subscriber-token.js';
import { type RunningPage, startStatusPage } from '../start.js';

const ADMIN = 'admin.root@example.org';
const FORM = 'application/x-www-form-urlencoded';

let under: DeliveriesUnderTest;
let folder: string;
let page: RunningPage;
let clients = 0;

beforeAll(async () => {
  under = await DeliveriesUnderTest.start({
    ...{ organisation: 'Shop', pageAddress: 'https://status.example.org' },
    mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'Shop <status@shop.example>' },
  });
  for (const key of ['checkout', 'search']) {
    const component = { key, name: key, owner: 'Shop' };
    await under.get(KnownIncidents).followComponent({ sequence: 1, data: { component } } as unknown as Envelope);
    await under.service.ask(showComponent, { key, name: { en: key } }, ADMIN);
  }
  folder = mkdtempSync(join(tmpdir(), 'muster-page-'));
  const brand = { name: 'Shop', logo: null, colour: '#1a5fb4', address: null };
  const { natsUrl } = under.service.parts.settings;
  page = await startStatusPage(
    { host: '127.0.0.1', port: 0, folder, brand, address: null, proxies: 1 },
    { natsUrl, serviceKey: under.service.pageKey },
    { log: makeLog('status-page', 'silent') },
  );
  await eventually(
    () => send('/en/subscribe', undefined),
    ({ body }) => body.includes('value="search"'),
  );
});

afterAll(async () => {
  await page?.stop();
  await under?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** As somebody who was never here before, unless it is said who: behind a proxy that is believed. */
function send(path: string, body: string | undefined, more: { type?: string; from?: string } = {}): Promise<Answered> {
  clients += 1;
  const { type = FORM, from = `192.0.2.${clients % 250}` } = more;
  return new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': from, ...(body !== undefined && { 'content-type': type }) };
    const method = body === undefined ? 'GET' : 'POST';
    const asking = request({ host: '127.0.0.1', port: page.port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (some: string) => {
        text += some;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers as never, body: text }));
    });
    asking.on('error', reject).end(body);
  });
}

const post = (path: string, fields: Record<string, string> | [string, string][], more = {}) =>
  send(path, new URLSearchParams(fields).toString(), more);

const address = (): string => `ana-${randomUUID().slice(0, 8)}@example.org`;
const stateOf = async (email: string): Promise<Subscription> => {
  const row = await under.get(AddressStore).collection.findOne({ address: email });
  return (await under.get(Subscribers).store.load(row!.subscription))!.state;
};
const token = (kind: 'confirm' | 'leave' | 'manage', id: string): string =>
  subscriptionTokenOf(secretOf(under.service.parts), kind, id);

async function confirmed() {
  const email = address();
  await post('/en/subscribe', { address: email, scope: 'all' });
  const { id } = await stateOf(email);
  expect((await post(`/confirm/${token('confirm', id)}`, {})).status).toBe(200);
  return { email, id };
}

describe('the form to subscribe', () => {
  it('asks for all or some of what is shown, in the language of the page', async () => {
    const [english, french] = [address(), address()];
    expect((await post('/en/subscribe', { address: english, scope: 'all', component: 'search' })).status).toBe(200);
    const fields: [string, string][] = [
      ['address', ` ${french} `],
      ['scope', 'some'],
      ['component', 'search'],
    ];
    expect((await post('/fr/subscribe', fields)).body).toContain('Regardez votre boîte');
    expect(await stateOf(english)).toMatchObject({ status: 'pending', components: [], language: 'en' });
    expect(await stateOf(french)).toMatchObject({ status: 'pending', components: ['search'], language: 'fr' });
  });

  it('answers the same whether an address is known, confirmed or sent by a program', async () => {
    const { email } = await confirmed();
    const known = await post('/en/subscribe', { address: email, scope: 'all' });
    const fresh = address();
    const robot = await post('/en/subscribe', { address: fresh, scope: 'all', website: 'https://spam.example' });
    const first = await post('/en/subscribe', { address: address(), scope: 'all' });
    const seen = ({ status, body }: Answered) => [status, body];
    expect(seen(known)).toEqual(seen(first));
    expect(seen(robot)).toEqual(seen(first));
    expect(await under.get(AddressStore).collection.findOne({ address: fresh })).toBeNull();
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  it('says what is wrong, keeps what was typed, and is never a fault', async () => {
    for (const wrong of ['', 'nobody', 'a@b', '"><script>alert(1)</script>@example.org', 'http://plain.example.org']) {
      const { status, body } = await post('/en/subscribe', { address: wrong, scope: 'all' });
      expect([wrong, status]).toEqual([wrong, 422]);
      expect(body).toContain('This is no address we can write to');
      expect(body).not.toContain('<script>');
    }
    const none = await post('/en/subscribe', { address: address(), scope: 'some', component: 'nothing' });
    expect([none.status, none.body]).toEqual([422, expect.stringContaining('Choose one of the components')]);
    const inside = await post('/en/subscribe', { address: 'https://10.0.0.1/hook', scope: 'all' });
    expect([inside.status, inside.body]).toEqual([422, expect.stringContaining('https://10.0.0.1/hook')]);
  });

  it('takes no more than a form has, and nothing that is none', async () => {
    const huge = await post('/en/subscribe', { address: 'a'.repeat(100_000) });
    expect([huge.status, huge.body]).toEqual([413, expect.stringContaining('too long')]);
    expect((await post('/subscribe', { address: 'a'.repeat(10_000) })).status).toBe(422);
    const json = await send('/fr/subscribe', '{"address":"a@example.org"}', { type: 'application/json' });
    expect(json.status).toBe(415);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
      const { status, body } = await send('/fr/subscribe', 'x', { type });
      expect(status).toBe(415);
      expect(body).toContain('<html lang="fr"');
    }
  });

  it('stops who sends it a thousand times, and nobody else', async () => {
    const from = '198.51.100.1';
    const statuses = new Map<number, number>();
    for (let index = 0; index < 100; index += 1) {
      const { status } = await post('/en/subscribe', { address: address(), scope: 'all' }, { from });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [200, 20],
      [429, 80],
    ]);
    expect((await post('/en/subscribe', { address: address(), scope: 'all' }, { from: '198.51.100.2' })).status).toBe(
      200,
    );
  });
});

describe('a link', () => {
  it('confirms and leaves by a button, not by being opened', async () => {
    const email = address();
    await post('/en/subscribe', { address: email, scope: 'all' });
    const { id } = await stateOf(email);
    const opened = await send(`/en/confirm/${token('confirm', id)}`, undefined);
    expect([opened.status, opened.body]).toEqual([
      200,
      expect.stringContaining('<button type="submit">Confirm</button>'),
    ]);
    expect((await stateOf(email)).status).toBe('pending');
    expect((await post(`/en/confirm/${token('confirm', id)}`, {})).body).toContain('You are subscribed');
    await send(`/leave/${token('leave', id)}`, undefined);
    expect((await stateOf(email)).status).toBe('confirmed');
    const oneClick = await post(`/leave/${token('leave', id)}`, { 'List-Unsubscribe': 'One-Click' });
    expect(oneClick.status).toBe(200);
    expect((await under.get(Subscribers).store.load(id))!.state.status).toBe('left');
  });

  it('changes what a subscriber is told, and erases them', async () => {
    const { email, id } = await confirmed();
    const path = `/en/manage/${token('manage', id)}`;
    expect((await send(path, undefined)).body).toContain('Your subscription');
    const saved = await post(path, [
      ['action', 'save'],
      ['scope', 'some'],
      ['component', 'search'],
      ['language', 'fr'],
    ]);
    expect([saved.status, saved.body]).toEqual([200, expect.stringContaining('Saved.')]);
    expect(await stateOf(email)).toMatchObject({ components: ['search'], language: 'fr' });
    expect((await post(path, { action: 'save', scope: 'some' })).status).toBe(422);
    expect(await stateOf(email)).toMatchObject({ components: ['search'] });
    expect((await post(path, { action: 'erase' })).body).toContain('Everything is erased');
    expect((await send(path, undefined)).status).toBe(404);
  });

  it('that is forged, cut short or of another kind is one that leads nowhere: always the same page', async () => {
    const { id } = await confirmed();
    const leave = token('leave', id);
    const other = leave.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const bodies = new Set<string>();
    for (const path of [
      `/en/leave/${leave.slice(0, -1)}`,
      `/en/leave/${other}`,
      `/en/manage/${leave}`,
      '/en/leave/x',
      '/en/confirm/%3Cscript%3E',
    ]) {
      const { status, body } = await post(path, {});
      expect([path, status]).toEqual([path, 404]);
      bodies.add(body.replace(/<p class="asof">.*/, ''));
    }
    expect(bodies.size).toBe(1);
    for (const path of [
      '/en/leave/',
      `/en/leave/${'x'.repeat(5_000)}`,
      '/en/leave/%ff',
      '/en/leave/a/b',
      '/en/manage/%00',
    ]) {
      expect((await post(path, {})).status).toBeLessThan(500);
      expect((await send(path, undefined)).status).toBeLessThan(500);
    }
  });

  it('is not found by trying', async () => {
    const { id } = await confirmed();
    const from = '198.51.100.3';
    const forged = token('leave', id).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const statuses: number[] = [];
    for (let index = 0; index < 22; index += 1) statuses.push((await post(`/leave/${forged}`, {}, { from })).status);
    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([404]));
    expect(statuses.slice(20)).toEqual([429, 429]);
  });
});

it('with nobody to ask it says so kindly, keeps what was typed, and all else is there', async () => {
  const { id } = await confirmed();
  await under.service.app.close();
  const away = await post('/fr/subscribe', { address: 'ana@example.org', scope: 'some', component: 'search' });
  expect([away.status, away.headers['retry-after']]).toEqual([503, '60']);
  expect(away.body).toContain('Rien n’est perdu');
  expect(away.body).toMatch(/value="ana@example.org"/);
  expect(away.body).toMatch(/value="search" checked/);
  expect((await post(`/en/leave/${token('leave', id)}`, {})).status).toBe(503);
  for (const path of ['/', '/en/subscribe', `/en/leave/${token('leave', id)}`]) {
    expect((await send(path, undefined)).status).toBe(200);
  }
});
