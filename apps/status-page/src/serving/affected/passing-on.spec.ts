import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invalidInput, unavailable } from '#contracts';
import { makeLog } from '#service';
import { eventually } from '../../../../../tests/support/patient.js';
import { PassingOn } from './passing-on.js';
import type { Report } from './report.js';
import { WaitingFile } from './waiting-file.js';
import { type Batch, WaitingReports } from './waiting-reports.js';

const REPORT: Report = { publication: 'pub-1', component: 'checkout', words: 'I cannot pay', language: 'en' };

let folder: string;
const running: PassingOn[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-affected-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(ask: (batch: Batch) => Promise<unknown>): PassingOn {
  const waiting = new WaitingReports();
  const one = new PassingOn(waiting, new WaitingFile(folder, waiting.page), ask, makeLog('status-page', 'silent'));
  one.start();
  running.push(one);
  return one;
}

const nobody = () => Promise.reject(unavailable({ missing: 'NATS' }));
const until = (fits: () => boolean) => eventually(async () => fits(), Boolean);

describe('reports', () => {
  it('that come together are passed on together, and leave nothing behind', async () => {
    const asked: Batch[] = [];
    const one = start(async (batch) => asked.push(batch));
    await Promise.all(Array.from({ length: 30 }, () => one.count(REPORT)));
    await until(() => asked.length > 0);
    expect(asked).toMatchObject([{ counts: [{ component: 'checkout', count: 30 }] }]);
    await until(() => readdirSync(folder).length === 0);
  });

  it('that nobody takes are passed on by the process that runs after this one', async () => {
    const one = start(nobody);
    await one.count(REPORT);
    one.countBeyond('pub-1');
    await one.stop();
    const asked: Batch[] = [];
    start(async (batch) => asked.push(batch));
    await until(() => asked.length > 0);
    expect(asked).toMatchObject([{ batch: 1, beyond: 1, words: [{ words: 'I cannot pay' }] }]);
  });

  it('are on the disk when whoever sent them is thanked', async () => {
    const one = start(nobody);
    await one.count(REPORT);
    const [name] = readdirSync(folder);
    const file = new WaitingFile(folder, 'other');
    expect(file.read(join(folder, name!))).toMatchObject([{ counts: [{ count: 1 }] }]);
  });

  it('that are refused for good do not stand in the way of others', async () => {
    const asked: string[] = [];
    const one = start(async ({ publication }) => {
      if (publication === 'pub-1') throw invalidInput({});
      asked.push(`${publication}`);
    });
    await one.count(REPORT);
    await one.count({ ...REPORT, publication: 'pub-2' });
    await until(() => asked.includes('pub-2'));
    await until(() => readdirSync(folder).length === 0);
  });
});
