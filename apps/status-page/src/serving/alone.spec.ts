import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey, serviceId } from '#authority';
import { STATUS_PAGE } from '#messaging';
import { makeLog, newsAgeSeconds } from '#service';
import { CopyFile } from '../copy/copy-file.js';
import { heard } from '../copy/items-of-specs.js';
import { KeptCopy } from '../copy/kept-copy.js';
import { type RunningPage, startStatusPage } from './start.js';

const AGES_AGO = '2026-11-01T13:05:00.000Z';

let folder: string;
let page: RunningPage;

/** With nobody to be reached: port 1 answers no one. */
async function alone() {
  const serviceKey = await generateSigningKey(serviceId(STATUS_PAGE));
  const brand = { name: 'Example', logo: null, colour: '#1a5fb4', address: null };
  return startStatusPage(
    { host: '127.0.0.1', port: 0, folder, brand, address: null, proxies: 0 },
    { natsUrl: 'nats://nobody:nothing@127.0.0.1:1', serviceKey },
    { log: makeLog(STATUS_PAGE, 'silent') },
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-page-'));
  new CopyFile(folder).write(new KeptCopy([heard('pub-1')], AGES_AGO));
  page = await alone();
});

afterAll(async () => {
  await page.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks as no tidy client would: the path goes out as it is. */
const raw = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: page.port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (some: string) => {
        body += some;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }));
    });
    asking.on('error', reject).end();
  });

describe('a status page with everything else gone', () => {
  it('starts, and says of each answer how old it is and that no cache may take it for new', async () => {
    const { headers } = await raw('/nothing-of-the-kind');
    expect(headers['muster-news-as-of']).toBe(AGES_AGO);
    expect(headers['cache-control']).toBe('no-store');
    await page.operated.scrape?.();
    expect((await newsAgeSeconds.get()).values[0]!.value).toBeGreaterThan(60);
  });

  it('answers whoever has it already with nothing but that, and HEAD with all but the body', async () => {
    for (const path of ['/', '/fr/history', '/incidents/pub-1', '/api/v2/summary.json', '/history.rss']) {
      const { status, headers, body } = await raw(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers).toMatchObject({ 'muster-news-as-of': AGES_AGO, etag: expect.stringMatching(/^"[\w-]{22}"$/) });
      expect(headers['cache-control']).toContain('max-age=0');
      const head = await raw(path, 'HEAD');
      expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', `${Buffer.byteLength(body)}`]);
      const etag = String(headers.etag);
      for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        expect(await raw(path, 'GET', { 'If-None-Match': held })).toMatchObject({ status: 304, body: '' });
      }
      expect(await raw(path, 'GET', { 'If-None-Match': '"other"' })).toMatchObject({ status: 200, body });
    }
  });

  it('says in the language of the reader that there is nothing', async () => {
    const french = await raw('/fr/nowhere');
    expect([french.status, french.body]).toEqual([404, expect.stringContaining('<html lang="fr"')]);
    const english = await raw('/incidents/pub-none', 'GET', { 'Accept-Language': 'en' });
    expect([english.status, english.body]).toEqual([404, expect.stringContaining('<html lang="en"')]);
  });

  it.each(['/%00', '/..%2f..%2fetc/passwd', '/?a[]=1&a=2&__proto__=3&=', '/%E0%A4%A', '//', `/${'a'.repeat(5_000)}`])(
    'answers %s with what it has or with a plain refusal',
    async (path) => {
      const { status, headers, body } = await raw(path);
      expect([200, 400, 404, 414]).toContain(status);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(body).not.toMatch(/\.[jt]s:\d+|FST_|node_modules/);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s, and says what may be asked', async (method) => {
    const { status, headers } = await raw('/', method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('lets what searches find all but what leads to one reader alone', async () => {
    const { status, body } = await raw('/robots.txt');
    expect([status, body]).toEqual([200, expect.stringContaining('Disallow: /fr/manage/\n')]);
    expect(body).not.toMatch(/Disallow: \/\n/);
  });

  it('refuses in JSON what a program asks for and is not there', async () => {
    const { status, body } = await raw('/api/v2/nothing.json');
    expect([status, JSON.parse(body)]).toEqual([404, { error: expect.any(String) }]);
  });

  it('keeps answering where its file is garbage', async () => {
    await page.stop();
    writeFileSync(join(folder, 'status-page.copy'), Buffer.from([0xff, 0x00, 0x0a, 0x7b]));
    page = await alone();
    expect((await raw('/nothing-of-the-kind')).headers['muster-news-as-of']).toBe('never');
  });
});
