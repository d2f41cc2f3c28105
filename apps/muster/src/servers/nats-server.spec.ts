import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DataFolder } from './data-folder.js';
import type { NatsUser } from './nats-configuration.js';
import { type NatsOptions, type RunningNats, startNats } from './nats-server.js';

const log = () => {};
let dataFolder: DataFolder;
let server: RunningNats | undefined;
const open: NatsConnection[] = [];

beforeEach(() => {
  dataFolder = DataFolder.open(mkdtempSync(join(tmpdir(), 'muster-nats-')));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((connection) => connection.close()));
  await server?.stop();
  server = undefined;
  rmSync(dataFolder.path, { recursive: true });
});

async function start(more: Partial<NatsOptions> = {}): Promise<RunningNats> {
  server = await startNats({ binary: process.env.SPEC_NATS_SERVER!, dataFolder, log, ...more });
  return server;
}

type KnownUser = NatsUser & { readonly password: string };

async function connection(user?: KnownUser): Promise<NatsConnection> {
  const credentials = user && { user: user.user, pass: user.password, inboxPrefix: `_INBOX_${user.user}` };
  const made = await connect({ servers: server!.url, maxReconnectAttempts: -1, reconnectTimeWait: 50, ...credentials });
  open.push(made);
  return made;
}

const roles: KnownUser = {
  user: 'roles',
  password: 'a "quoted" \\ $VAR # {} \t пароль',
  permissions: { publish: ['muster.evt.*.roles.>'], subscribe: ['muster.cmd.roles.>'], allowResponses: true },
};
const gateway: KnownUser = {
  user: 'gateway',
  password: 'other',
  permissions: { publish: ['muster.cmd.>'], subscribe: ['muster.evt.>', '_INBOX_gateway.>'] },
};
const silent: KnownUser = { user: 'silent', password: 'third', permissions: { publish: [], subscribe: [] } };

/** The server's refusals as the client hears of them. */
function refusals(of: NatsConnection): string[] {
  const heard: string[] = [];
  void (async () => {
    for await (const status of of.status()) if (status.type === 'error') heard.push(status.error.message);
  })();
  return heard;
}

describe('the own bus', () => {
  it('keeps its files to itself', async () => {
    await start({ users: [roles] });
    expect(statSync(dataFolder.at('nats/nats.conf')).mode & 0o777).toBe(0o600);
    expect(readFileSync(dataFolder.at('nats/nats.log'), 'utf8')).toContain('Server is ready');
  });

  it('lets in its users only', async () => {
    await start({ users: [roles, gateway] });
    await expect(connection(roles)).resolves.toBeDefined();
    await expect(connection({ ...gateway, password: 'wrong' })).rejects.toThrow(/Authorization Violation/i);
    await expect(connection()).rejects.toThrow(/Authorization Violation/i);
  });

  it('lets a service answer its own requests, also in a queue, and publish its own events', async () => {
    await start({ users: [roles, gateway] });
    const [service, asking] = [await connection(roles), await connection(gateway)];
    service.subscribe('muster.cmd.roles.assign-role', {
      queue: 'q',
      callback: (_, message) => void message.respond('done'),
    });
    const events = asking.subscribe('muster.evt.>', { max: 1 });
    await Promise.all([service.flush(), asking.flush()]);
    expect((await asking.request('muster.cmd.roles.assign-role', 'x', { timeout: 2_000 })).string()).toBe('done');
    service.publish('muster.evt.INC-42.roles.role-assigned', 'event');
    for await (const event of events) expect(event.string()).toBe('event');
  });

  it('refuses foreign subjects, to publish and to hear', async () => {
    await start({ users: [roles, gateway, silent] });
    const [service, watching, mute] = [await connection(roles), await connection(gateway), await connection(silent)];
    const heard: string[] = [];
    watching.subscribe('muster.evt.>', { callback: (_, message) => void heard.push(message.subject) });
    await watching.flush();
    const [refused, muted] = [refusals(service), refusals(mute)];
    for (const subject of ['muster.cmd.incidents.>', '>', '_INBOX_gateway.>'])
      service.subscribe(subject, { callback: log });
    service.publish('muster.evt.INC-42.incidents.incident-closed');
    service.publish('_INBOX_gateway.guess');
    mute.publish('muster.evt.INC-42.roles.role-assigned');
    mute.subscribe('muster.evt.>', { callback: log });
    await Promise.all([service.flush(), mute.flush(), sleep(100)]);
    expect(refused).toHaveLength(5);
    expect(muted).toHaveLength(2);
    expect(heard).toEqual([]);
  });

  it('takes messages of 2 MiB', async () => {
    await start();
    expect((await connection()).info?.max_payload).toBe(2_097_152);
  });

  it('comes back on the same port with what it acknowledged, after a kill -9', async () => {
    await start();
    const client = await connection();
    await (await jetstreamManager(client)).streams.add({ name: 'events', subjects: ['muster.evt.>'] });
    await jetstream(client).publish('muster.evt.INC-42.roles.role-assigned', 'kept');
    const killed = server!.pid()!;
    process.kill(killed, 'SIGKILL');
    while (!server!.pid() || server!.pid() === killed) await sleep(10);
    // It has its pid a moment before it listens again.
    let again = await connection().catch(() => undefined);
    while (!again) {
      await sleep(10);
      again = await connection().catch(() => undefined);
    }
    const stored = await (await jetstreamManager(again)).streams.getMessage('events', { seq: 1 });
    expect(stored?.string()).toBe('kept');
  });

  it('keeps its port and data from one start to the next', async () => {
    const { port } = await start();
    await (await jetstreamManager(await connection())).streams.add({ name: 'events', subjects: ['muster.evt.>'] });
    await open.pop()!.close();
    await server!.stop();
    expect((await start()).port).toBe(port);
    const manager = await jetstreamManager(await connection());
    expect((await manager.streams.info('events')).config.name).toBe('events');
  });

  it('takes another port when a stranger has its own, and refuses to do so when it was told which', async () => {
    const { port } = await start();
    const elsewhere = DataFolder.open(dataFolder.at('elsewhere'));
    elsewhere.writeJson('ports.json', { nats: port });
    const second = await startNats({ binary: process.env.SPEC_NATS_SERVER!, dataFolder: elsewhere, log });
    expect(second.port).not.toBe(port);
    await second.stop();
    const told = startNats({ binary: process.env.SPEC_NATS_SERVER!, dataFolder: elsewhere, log, port });
    await expect(told).rejects.toThrow(`port ${port} for nats is taken`);
  });
});
