import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';
import { isAlive } from '../../apps/muster/src/servers/processes.js';
import { specBus, specDatabase } from './spec-servers.js';

/** A run of specs that will be killed: it has a folder and a server, and says where. */
const RUN = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) =>
      next(context.parentURL.endsWith('.ts') && name.startsWith('.') ? name.replace(/js$/, 'ts') : name, context),
  });
  import { spawn } from 'node:child_process';
  const { guardedFolder } = await import(process.argv[1]);
  const { folder, watch } = guardedFolder();
  const server = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  watch(server.pid);
  console.log(JSON.stringify({ path: folder.path, pid: server.pid }));
`;

describe("a spec's servers", () => {
  it('are a bus of its own that keeps port and data through a kill and a restart', async () => {
    const bus = await specBus();
    const client = await connect({ servers: bus.url, reconnect: false });
    await (await jetstreamManager(client)).streams.add({ name: 'events', subjects: ['a'] });
    await jetstream(client).publish('a', 'kept');
    await bus.kill();
    await client.closed();
    await expect(connect({ servers: bus.url, reconnect: false })).rejects.toThrow();
    await bus.restart();
    const again = await connect({ servers: bus.url });
    const stored = await (await jetstreamManager(again)).streams.getMessage('events', { seq: 1 });
    expect(stored?.string()).toBe('kept');
    await again.close();
    await bus.stop();
    expect(bus.pid()).toBeUndefined();
  });

  it('are databases that nobody else has, and that can be dropped', async () => {
    const [one, other] = [specDatabase('people'), specDatabase('people')];
    expect(one.url).not.toBe(other.url);
    const connection = await mongoose.createConnection(one.url).asPromise();
    await connection.collection('people').insertOne({ name: 'Ada' });
    await one.drop();
    expect(await connection.collection('people').countDocuments()).toBe(0);
    await connection.close();
  });

  it('do not outlive a run that is killed', async () => {
    const module = pathToFileURL(join(import.meta.dirname, 'guarded-folder.ts')).href;
    const run = spawn(process.execPath, ['--input-type=module', '-e', `${RUN} setInterval(() => {}, 1000)`, module], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const { path, pid } = JSON.parse((await once(createInterface(run.stdout), 'line'))[0]);
    expect([existsSync(path), isAlive(pid)]).toEqual([true, true]);
    run.kill('SIGKILL');
    while (existsSync(path)) await sleep(20);
    expect(isAlive(pid)).toBe(false);
  });
});
