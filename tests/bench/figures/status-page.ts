import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { generateSigningKey, serviceId } from '#authority';
import type { Publication } from '#contracts';
import { STATUS_PAGE } from '#messaging';
import { CopyFile } from '../../../apps/status-page/src/copy/copy-file.js';
import type { Item } from '../../../apps/status-page/src/copy/item.js';
import { KeptCopy } from '../../../apps/status-page/src/copy/kept-copy.js';
import { freePort } from '../../support/free-port.js';
import type { Ground } from '../ground.js';
import { closedLoop, type Figure, inMs, median, perSecond, quantile } from '../measuring.js';
import { residentMiB } from '../processes.js';

const MANY = 10_000;
const CLIENTS = 32;
const SECONDS = 4;
const PATHS = ['/en', '/api/v2/summary.json'];
const HOUR_MS = 3_600_000;

/** A publication of three hours, so many hours ago. */
function past(index: number): Item {
  const at = (hours: number) => new Date(Date.now() - (index - hours) * HOUR_MS).toISOString();
  const by = { id: 'p-ana', name: 'Ana' };
  const components = [{ component: `c-${index % 20}`, state: 'partial_outage' as const }];
  const said = { impact: 'minor' as const, components, words: { en: 'We are on it. '.repeat(20) }, by };
  const entries = (['investigating', 'identified', 'resolved'] as const).map((status, hours) => ({
    ...{ ...said, id: `pub-${index}.${hours}`, status, at: at(hours), changedAt: at(hours) },
  }));
  const last = at(2);
  const item: Publication = {
    ...{ id: `pub-${index}`, incident: null, title: { en: `Orders fail (${index})` }, status: 'resolved', entries },
    ...{ impact: 'minor', components, startedAt: at(0), publishedAt: at(0), changedAt: last, resolvedAt: last },
    ...{ withdrawn: null, sequence: 3 },
  };
  return { kind: 'publication', item };
}

function component(index: number): Item {
  const [at, name] = [new Date(Date.now() - 90 * 24 * HOUR_MS).toISOString(), { en: `Component ${index}` }];
  const item = { key: `c-${index}`, name, description: null, group: null, position: index, visible: true };
  return { kind: 'component', item: { ...item, shownSince: at, changedAt: at, sequence: 1 } };
}

/** A page that stands alone on a copy of this many publications. */
async function pageAlone(count: number) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-page-'));
  const items = [
    ...Array.from({ length: count }, (_, index) => past(index)),
    ...Array.from({ length: 20 }, (_, index) => component(index)),
  ];
  new CopyFile(folder).write(new KeptCopy(items, new Date().toISOString()));
  const port = await freePort();
  const env = {
    ...{ PATH: process.env.PATH, NATS_URL: 'nats://nobody:nothing@127.0.0.1:1', LOG_LEVEL: 'silent' },
    ...{ MUSTER_SERVICE_KEY: JSON.stringify(await generateSigningKey(serviceId(STATUS_PAGE))) },
    ...{ STATUS_PAGE_PORT: `${port}`, STATUS_PAGE_DATA: folder, MALLOC_ARENA_MAX: '2' },
  };
  const args = ['--max-semi-space-size=2', 'dist/apps/status-page/main.js'];
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${origin}/en`).catch(() => undefined))?.ok) await sleep(50);
  return { origin, pid: child.pid!, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  rmSync(folder, { recursive: true });
}

/** The same bytes as files. */
async function staticFiles(contents: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-static-'));
  for (const [index, content] of contents.entries()) writeFileSync(join(folder, `${index}.html`), content);
  const child = fork('dist/tests/bench/static-server.js', [folder], { execArgv: ['--max-semi-space-size=2'] });
  const [port] = (await once(child, 'message')) as [number];
  return { origin: `http://127.0.0.1:${port}`, stop: () => stop(child, folder) };
}

/** How often paths are read in turn, a second, and how long each took. */
async function reads(origin: string, paths: readonly string[]) {
  const pool = new Pool(origin, { connections: CLIENTS });
  const times: number[] = [];
  let count = 0;
  const { rate } = await closedLoop(CLIENTS, SECONDS, async () => {
    const [startedAt, path] = [performance.now(), paths[count++ % paths.length]!];
    const { statusCode, body } = await pool.request({ path, method: 'GET' });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
    times.push(performance.now() - startedAt);
  });
  await pool.close();
  return { rate, p99: quantile(times, 0.99) };
}

/** The page with 10,000 publications behind it against files of the same bytes, and what it has resident. */
export async function statusPageReads(ground: Ground, { rounds = 3 } = {}): Promise<Figure[]> {
  await ground.muster.end();
  const empty = await pageAlone(0);
  await sleep(5_000);
  const bare = residentMiB(empty.pid);
  await empty.stop();
  const page = await pageAlone(MANY);
  await sleep(5_000);
  const idle = residentMiB(page.pid);
  const contents = await Promise.all(PATHS.map(async (path) => (await fetch(`${page.origin}${path}`)).text()));
  const files = await staticFiles(contents);
  const all: { own: number; raw: number; p99: number }[] = [];
  // The first round fills what is kept for readers; whatever grows after it would grow for ever.
  let warm = idle;
  for (let round = -1; round < rounds; round += 1) {
    const own = await reads(page.origin, PATHS);
    const raw = await reads(
      files.origin,
      PATHS.map((_, index) => `/${index}.html`),
    );
    if (round < 0) warm = residentMiB(page.pid);
    else all.push({ own: own.rate, raw: raw.rate, p99: own.p99 });
  }
  const loaded = residentMiB(page.pid);
  await Promise.all([page.stop(), files.stop()]);
  const ratio = median(all.map(({ own, raw }) => own / raw));
  const p99 = Math.max(...all.map((one) => one.p99));
  const bytes = contents.reduce((sum, { length }) => sum + length, 0) / contents.length / 1_024;
  return [
    {
      figure: `status page: page and summary (${bytes.toFixed(0)} KiB) with ${MANY} publications, ${CLIENTS} readers, against files`,
      measured: `${perSecond(median(all.map(({ own }) => own)))}, p99 ${inMs(p99)}`,
      ...{ raw: perSecond(median(all.map(({ raw }) => raw))), value: ratio.toFixed(2) },
      ...{ bar: 'at least 0.6, p99 under 50 ms', met: ratio >= 0.6 && p99 < 50 },
    },
    {
      figure: `status page: memory idle; with ${MANY} publications; after a round of reads, after ${rounds} more`,
      measured: `${bare.toFixed(0)} MiB, ${idle.toFixed(0)} MiB, ${warm.toFixed(0)} MiB, ${loaded.toFixed(0)} MiB`,
      ...{ raw: '', value: `${bare.toFixed(0)} MiB, +${Math.max(0, loaded - warm).toFixed(0)}` },
      ...{ bar: 'under 130 MiB idle, and flat', met: bare < 130 && loaded - warm < 15 },
    },
  ];
}

/** From the press until the public can read it. */
export async function statusPageVisible(ground: Ground): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  const times: number[] = [];
  const api = await ground.muster.as('ana@example.org');
  const first = await api.post('/v1/publications', {
    incident,
    title: { en: 'Orders fail' },
    words: { en: 'Word 0.' },
    beside: true,
  });
  const path = `/v1/publications/${first.body.id}`;
  const page = `${ground.muster.pageAddress}/en/incidents/${first.body.id}`;
  for (let index = 1; index <= 100; index += 1) {
    const pressedAt = performance.now();
    const { status } = await api.post(`${path}/entries`, { words: { en: `Word ${index}.` } });
    if (status !== 201) break;
    while (!(await (await fetch(page)).text()).includes(`Word ${index}.`)) await sleep(2);
    times.push(performance.now() - pressedAt);
    await sleep(20);
  }
  const p99 = quantile(times, 0.99);
  return {
    figure: `status page: from the press to what the public reads, ${times.length} in turn`,
    measured: `p50 ${inMs(median(times))}, p99 ${inMs(p99)}`,
    ...{ raw: '', value: inMs(p99), bar: 'p99 under 1 s', met: p99 < 1_000 && times.length > 50 },
  };
}
