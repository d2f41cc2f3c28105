import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey, type SigningKey, serviceId } from '#authority';
import { STATUS_PAGE } from '#messaging';
import { makeLog } from '#service';
import { CopyFile } from '../../copy/copy-file.js';
import { heard } from '../../copy/items-of-specs.js';
import { KeptCopy } from '../../copy/kept-copy.js';
import { GIVEN_COPY } from '../../standing/given-copy.js';
import { FormTokens } from '../forms/form-tokens.js';
import { type RunningPage, startStatusPage } from '../start.js';
import { WaitingFile } from './waiting-file.js';

const FORM = 'application/x-www-form-urlencoded';

let folder: string;
let page: RunningPage;
let key: SigningKey;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-page-'));
  key = await generateSigningKey(serviceId(STATUS_PAGE));
  const components = GIVEN_COPY.components.map((item) => ({ kind: 'component' as const, item }));
  new CopyFile(folder).write(new KeptCopy([heard('pub-1'), ...components], new Date().toISOString()));
  const brand = { name: 'Example', logo: null, colour: '#1a5fb4', address: null };
  // With nobody to be reached what is counted waits on the disk, where it is looked at.
  page = await startStatusPage(
    { host: '127.0.0.1', port: 0, folder, brand, address: null, proxies: 1 },
    { natsUrl: 'nats://nobody:nothing@127.0.0.1:1', serviceKey: key },
    { log: makeLog(STATUS_PAGE, 'silent') },
  );
});

afterEach(async () => {
  await page.stop();
  rmSync(folder, { recursive: true, force: true });
});

const given = (secondsAgo: number) => new FormTokens(key, 'affected').issue(new Date(Date.now() - secondsAgo * 1_000));

/** Sends a form as a browser does, filled in a while ago unless it is said otherwise. */
function post(fields: Record<string, string> = {}, headers: Record<string, string> = {}, path = '/en/affected') {
  const body = new URLSearchParams({ form: given(10), component: '', words: '', website: '', ...fields }).toString();
  return sent(body, { 'content-type': FORM, ...headers }, path);
}

const sent = (body: string | Buffer, headers: Record<string, string>, path = '/en/affected') =>
  fetch(`http://127.0.0.1:${page.port}${path}`, { method: 'POST', body, headers, redirect: 'manual' });

/** What waits to be passed on. */
function waiting() {
  const file = new WaitingFile(folder, 'none');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.waiting'))
    .flatMap((name) => file.read(join(folder, name)));
}

describe('the form of who is affected', () => {
  it('asks what does not work, in either language, and is kept by no cache', async () => {
    for (const [path, words] of [
      ['/en/affected', 'This affects me'],
      ['/fr/affected', 'Je suis concerné'],
    ] as const) {
      const answer = await fetch(`http://127.0.0.1:${page.port}${path}`);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(html).toContain(words);
      expect(html).toContain(`action="${path}"`);
      expect(html).toContain('<option value="api">API</option>');
      expect(html).not.toContain('Hidden one');
    }
  });

  it('names the publication at which somebody is, if it is one', async () => {
    const read = async (query: string) => (await fetch(`http://127.0.0.1:${page.port}/en/affected${query}`)).text();
    expect(await read('?publication=pub-1')).toContain('name="publication" value="pub-1"');
    for (const odd of [
      '?publication=pub-2',
      '?publication=',
      '?publication[]=pub-1',
      '?publication=a&publication=pub-1',
    ])
      expect(await read(odd)).not.toContain('name="publication"');
  });

  it('thanks whoever sends it, and keeps what they say and nothing of who they are', async () => {
    const words = 'Je ne peux pas payer <script>alert(1)</script>\r\n\u202egnp\u0000';
    const answer = await post(
      { component: 'api', publication: 'pub-1', words },
      { 'user-agent': 'Some-Browser/7', 'x-forwarded-for': '198.51.100.7', 'sec-fetch-site': 'same-origin' },
      '/fr/affected',
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/fr/affected/thanks']);
    const thanks = await fetch(`http://127.0.0.1:${page.port}/fr/affected/thanks`);
    expect(await thanks.text()).toContain('Votre signalement nous est parvenu');
    expect(waiting()).toMatchObject([
      {
        ...{ publication: 'pub-1', counts: [{ component: 'api', count: 1 }], beyond: 0 },
        words: [{ words: 'Je ne peux pas payer <script>alert(1)</script>\ngnp', language: 'fr' }],
      },
    ]);
    expect(JSON.stringify(waiting())).not.toMatch(/198\.51|127\.0\.0\.1|Some-Browser/);
  });

  it('counts what is not known as something else', async () => {
    for (const component of ['nothing', 'secret', '__proto__', '../api', 'x'.repeat(3_000)]) {
      expect((await post({ component, publication: `pub-${component}` })).status).toBe(303);
    }
    expect(waiting()).toMatchObject([{ publication: null, counts: [{ component: null, count: 5 }], words: [] }]);
  });

  it('takes a thousand characters, and none of them torn', async () => {
    await post({ words: `${'x'.repeat(999)}😀${'y'.repeat(2_000)}` });
    expect(waiting()[0]?.words[0]?.words).toBe('x'.repeat(999));
  });

  it.each([
    ['fills in what nobody sees', () => ({ website: 'https://example.org' })],
    ['is faster than anybody reads', () => ({ form: given(1) })],
    ['comes after more than a day', () => ({ form: given(86_500) })],
    ['was never given one', () => ({ form: '' })],
    ['signs its own', () => ({ form: `${Date.now().toString(36)}.${'x'.repeat(22)}` })],
  ])('does not count who %s, and does not say so', async (_what, fields) => {
    const answer = await post({ words: 'Buy this', ...fields() });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/affected/thanks']);
    expect(waiting()).toEqual([]);
  });

  it('takes a flood from one address as a number, and holds nobody else up', async () => {
    const flood = Array.from({ length: 100 }, () => post({ words: 'flood' }, { 'x-forwarded-for': '203.0.113.9' }));
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([303]));
    // What stands further from the page in the header is the sender's own invention.
    await post({}, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
    await post({ component: 'api' }, { 'x-forwarded-for': '198.51.100.2' });
    const [{ counts, beyond, words }] = waiting() as [ReturnType<typeof waiting>[number]];
    expect(counts).toEqual([
      { component: null, count: 20 },
      { component: 'api', count: 1 },
    ]);
    expect([beyond, words.length]).toEqual([81, 20]);
  });

  it.each<[string, number, string | Buffer, Record<string, string>]>([
    ['JSON', 415, '{"component":"api"}', { 'content-type': 'application/json' }],
    ['text', 415, 'component=api', { 'content-type': 'text/plain' }],
    ['several parts', 415, '--x\r\n', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['nothing of a kind', 415, 'component=api', { 'content-type': '' }],
    ['100,000 characters', 413, `words=${'x'.repeat(100_000)}`, { 'content-type': FORM }],
    ['a form of another site', 403, 'component=api', { 'content-type': FORM, 'sec-fetch-site': 'cross-site' }],
    ['one of a site beside it', 403, 'component=api', { 'content-type': FORM, 'sec-fetch-site': 'same-site' }],
  ])('refuses %s with %d, in words for people', async (_what, status, body, headers) => {
    const answer = await sent(body, headers, '/fr/affected');
    const html = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
    expect(html).toContain('pas pu être reçu');
    expect(html).not.toMatch(/\.[jt]s:\d+|FST_|node_modules/);
    expect(waiting()).toEqual([]);
  });

  it.each([Buffer.from([0xff, 0xfe, 0x00, 0x80]), '%', '%E0%A4%A', '&&&===', '', `${'a&'.repeat(8_000)}`])(
    'answers bytes of every odd kind like a form that is not meant',
    async (body) => {
      expect((await sent(body, { 'content-type': FORM })).status).toBe(303);
      expect(waiting()).toEqual([]);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('is not there for %s', async (method) => {
    const answer = await fetch(`http://127.0.0.1:${page.port}/affected`, { method });
    expect(answer.status).toBe(405);
  });
});
