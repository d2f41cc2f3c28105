import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './processes.js';
import { type Supervised, SupervisedProcess } from './supervised-process.js';

let folder: string;
let running: SupervisedProcess | undefined;
const lines: string[] = [];
const pids: (number | undefined)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-supervised-'));
  lines.length = 0;
  pids.length = 0;
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  rmSync(folder, { recursive: true });
});

const script = (text: string, more: Partial<Supervised> = {}): Supervised => ({
  name: 'a server',
  binary: 'sh',
  args: ['-c', text],
  logFile: join(folder, 'server.log'),
  ready: () => sleep(50),
  log: (line) => lines.push(line),
  onPid: (pid) => pids.push(pid),
  ...more,
});

const never = (signal: AbortSignal) => sleep(60_000, undefined, { signal });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

describe('a supervised process', () => {
  it('comes back when it dies unasked, and says so', async () => {
    running = await SupervisedProcess.start(script('exec sleep 60'));
    const first = running.pid!;
    process.kill(first, 'SIGKILL');
    await until(() => lines.includes('a server is back'));
    expect(lines[0]).toBe('a server ended unasked (SIGKILL): starting it again');
    expect(running.pid).not.toBe(first);
    expect(pids).toEqual([first, undefined, running.pid]);
  });

  it('waits longer after each death', async () => {
    running = await SupervisedProcess.start(script('exec sleep 60'));
    for (const times of [1, 2, 3]) {
      process.kill(running.pid!, 'SIGKILL');
      await until(() => lines.filter((line) => line.endsWith('is back')).length === times);
    }
    const waits = lines.filter((line) => line.includes('again')).map((line) => /in (\d+) ms/.exec(line)?.[1]);
    expect(waits).toEqual([undefined, '500', '1000']);
  });

  it('keeps trying when it cannot come back at once', async () => {
    const mark = join(folder, 'broken');
    running = await SupervisedProcess.start(script(`[ -e ${mark} ] && exit 3; exec sleep 60`));
    writeFileSync(mark, '');
    process.kill(running.pid!, 'SIGKILL');
    await until(() => lines.some((line) => line.includes('exit code 3')));
    rmSync(mark);
    await until(() => lines.includes('a server is back'));
    expect(isAlive(running.pid!)).toBe(true);
  });

  it('is gone after a stop, and stays so', async () => {
    running = await SupervisedProcess.start(script('exec sleep 60'));
    const pid = running.pid!;
    await running.stop();
    expect(isAlive(pid)).toBe(false);
    expect(running.pid).toBeUndefined();
    await running.stop();
    expect(lines).toEqual([]);
  });

  it('is killed when it does not heed the stop in time', async () => {
    running = await SupervisedProcess.start(script('trap "" TERM; while :; do sleep 0.05; done', { stopWithin: 200 }));
    const pid = running.pid!;
    await running.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('can be stopped while it waits to come back', async () => {
    running = await SupervisedProcess.start(script('exec sleep 60'));
    process.kill(running.pid!, 'SIGKILL');
    await until(() => lines.includes('a server is back'));
    process.kill(running.pid!, 'SIGKILL');
    await until(() => lines.length === 3);
    await running.stop();
    expect(running.pid).toBeUndefined();
    expect(lines).toHaveLength(3);
  });

  it("is out of reach of a terminal's Ctrl-C: it leads a process group of its own", async () => {
    running = await SupervisedProcess.start(script('exec sleep 60'));
    expect(() => process.kill(-running!.pid!, 0)).not.toThrow();
  });

  it('does not start without saying why', async () => {
    const ended = SupervisedProcess.start(script('echo no such option; exit 1', { ready: never }));
    await expect(ended).rejects.toThrow(/a server did not start: it ended with exit code 1; .*\n {2}no such option/);
    const missing = SupervisedProcess.start(script('', { binary: join(folder, 'nowhere'), ready: never }));
    await expect(missing).rejects.toThrow('ENOENT');
  });

  it('is not left running when it is not ready in time', async () => {
    const late = SupervisedProcess.start(script('echo $$; exec sleep 60', { ready: never, startWithin: 200 }));
    await expect(late).rejects.toThrow('not ready in time');
    expect(isAlive(Number(readFileSync(join(folder, 'server.log'), 'utf8')))).toBe(false);
  });
});
