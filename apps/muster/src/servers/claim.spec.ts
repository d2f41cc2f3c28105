import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { claim, FolderInUse, runningOn } from './claim.js';
import { DataFolder } from './data-folder.js';
import { beginningOf, endProcess, isAlive } from './processes.js';
import { RUN_FILE } from './run-record.js';

/** Claims the folder, starts a bus on it as the whole system does, and says the bus's pid. */
const OTHER_MUSTER = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) =>
      next(context.parentURL.endsWith('.ts') && name.startsWith('.') ? name.replace(/js$/, 'ts') : name, context),
  });
  const [servers, path, binary] = process.argv.slice(1);
  const { claim, DataFolder, startNats } = await import(servers);
  const log = () => {};
  const dataFolder = DataFolder.open(path);
  const held = await claim(dataFolder, log);
  held.update({ address: 'http://127.0.0.1:4000' });
  const nats = await startNats({ binary, dataFolder, log, onPid: (natsPid) => held.update({ natsPid }) });
  console.log(nats.pid());
  setInterval(log, 1000);
`;

let folder: DataFolder;
const lines: string[] = [];
const log = (line: string) => lines.push(line);
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = DataFolder.open(mkdtempSync(join(tmpdir(), 'muster-claim-')));
  lines.length = 0;
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  const natsPid = Number(folder.read('nats/nats.pid'));
  if (natsPid && isAlive(natsPid)) await endProcess(natsPid, 0);
  rmSync(folder.path, { recursive: true });
});

async function otherMuster(): Promise<{ child: ChildProcess; natsPid: number }> {
  const index = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;
  const args = ['--input-type=module', '-e', OTHER_MUSTER, index, folder.path, process.env.SPEC_NATS_SERVER!];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  started.push(child);
  const [line] = await once(createInterface(child.stdout!), 'line');
  return { child, natsPid: Number(line) };
}

describe('claiming a data folder', () => {
  it('says who runs, and forgets it at the end', async () => {
    const held = await claim(folder, log);
    held.update({ address: 'http://127.0.0.1:4000', natsUrl: 'nats://127.0.0.1:4222' });
    expect(runningOn(folder)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4000' });
    held.release();
    expect(runningOn(folder)).toBeUndefined();
    expect(folder.read(RUN_FILE)).toBeUndefined();
  });

  it('is refused while another Muster runs on it, with its pid and address', async () => {
    const { child } = await otherMuster();
    const refused = await claim(folder, log).catch((error) => error);
    expect(refused).toBeInstanceOf(FolderInUse);
    expect(refused.message).toContain(`process ${child.pid} at http://127.0.0.1:4000`);
  });

  it('ends what a killed predecessor left running, and that only', async () => {
    const { child, natsPid } = await otherMuster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(natsPid)).toBe(true);

    const held = await claim(folder, log);
    expect(isAlive(natsPid)).toBe(false);
    expect(lines).toEqual([`ending process ${natsPid}, which an earlier run left behind`]);
    expect(held.record.natsPid).toBeUndefined();
    held.release();
  });

  it('ends an orphan that its parent had no time to note', async () => {
    const { child, natsPid } = await otherMuster();
    child.kill('SIGKILL');
    await once(child, 'exit');
    folder.writeJson(RUN_FILE, { ...folder.readJson<object>(RUN_FILE), natsPid: undefined });
    (await claim(folder, log)).release();
    expect(isAlive(natsPid)).toBe(false);
  });

  it('leaves a stranger alone that was given an old pid', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    started.push(stranger);
    const startedAt = new Date().toISOString();
    folder.writeJson(RUN_FILE, { pid: stranger.pid, beginning: 'earlier', startedAt, natsPid: stranger.pid });
    const held = await claim(folder, log);
    expect(isAlive(stranger.pid!)).toBe(true);
    expect(runningOn(folder)?.pid).toBe(process.pid);
    held.release();
  });

  it('gives the folder to one of many who come at once', async () => {
    const startedAt = new Date().toISOString();
    folder.writeJson(RUN_FILE, { pid: 2 ** 22 + 1, beginning: 'gone', startedAt });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => claim(folder, log)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('knows a process by its beginning', () => {
    expect(beginningOf(process.pid)).toBe(beginningOf(process.pid));
    const younger = spawn('sleep', ['60'], { stdio: 'ignore' });
    started.push(younger);
    expect(beginningOf(younger.pid!)).not.toBe(beginningOf(process.pid));
  });
});
