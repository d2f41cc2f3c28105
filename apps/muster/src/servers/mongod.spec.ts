import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { DataFolder } from './data-folder.js';
import { type RunningMongod, startMongod } from './mongod.js';
import type { MongoClient } from './mongod-connection.js';
import type { MongoUser } from './mongod-users.js';

const log = () => {};
const dataFolder = DataFolder.open(mkdtempSync(join(tmpdir(), 'muster-mongod-')));
const roles: MongoUser = { user: 'roles', password: 'p@ss:w/ord?#[]%', database: 'roles' };
const timeline: MongoUser = { user: 'timeline', password: 'other', database: 'timeline' };
let server: RunningMongod | undefined;

async function start(users: MongoUser[], port?: number): Promise<RunningMongod> {
  server = await startMongod({ binary: process.env.SPEC_MONGOD!, dataFolder, users, port, log });
  return server;
}

/** Works as a user would, on a connection of its own. */
async function as<Result>(url: string, work: (client: MongoClient) => Promise<Result>): Promise<Result> {
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Asks again while the server is away. */
async function patiently<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!/ECONNREFUSED|closed/.test(String(error))) throw error;
      await sleep(50);
    }
  }
}

const durable = { writeConcern: { w: 'majority', journal: true } } as const;
const count = (client: MongoClient) => client.db().collection('people').countDocuments();

// one data folder through all of it, in order: a start of its own for each would only take longer
describe('the own database server', () => {
  beforeAll(() => start([roles, timeline]));
  afterAll(async () => {
    await server?.stop();
    rmSync(dataFolder.path, { recursive: true });
  });

  it('keeps its key to itself', () => {
    expect(statSync(dataFolder.at('mongod/key')).mode & 0o777).toBe(0o600);
  });

  it('lets a user write, index and run transactions in its own database', async () => {
    await as(server!.urlFor('roles'), async (client) => {
      await client.db().collection('people').createIndex({ name: 1 });
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await client.db().collection<{ name: string }>('people').insertOne({ name: 'Ada' }, { session });
        }),
      );
      expect(await count(client)).toBe(1);
    });
  });

  it('keeps a user out of every other database', async () => {
    await as(server!.urlFor('timeline'), async (client) => {
      const foreign = client.db('roles').collection('people');
      await expect(foreign.findOne({})).rejects.toThrow(/not authorized/);
      await expect(foreign.insertOne({})).rejects.toThrow(/not authorized/);
      await expect(client.db('admin').collection('system.users').findOne({})).rejects.toThrow(/not authorized/);
    });
  });

  it('lets in nobody else', async () => {
    const anybody = as(server!.urlFor(), (client) => client.db('roles').collection('people').findOne({}));
    await expect(anybody).rejects.toThrow(/requires authentication/);
    const wrong = server!.urlFor('timeline').replace(':other@', ':wrong@');
    await expect(as(wrong, count)).rejects.toThrow(/Authentication failed/);
    expect(() => server!.urlFor('nobody')).toThrow('no user nobody');
  });

  it('comes back on the same port with what it acknowledged, after a kill -9', async () => {
    const url = server!.urlFor('roles');
    await as(url, async (client) => {
      await client.db().collection('people').insertOne({ name: 'Grace' }, durable);
      const killed = server!.pid()!;
      process.kill(killed, 'SIGKILL');
      expect(await patiently(() => count(client))).toBe(2);
      expect(server!.pid()).not.toBe(killed);
      await client.db().collection('people').insertOne({ name: 'Edsger' }, durable);
    });
  });

  it('starts again after both were killed, within seconds and with changed users', async () => {
    const before = server!;
    await before.kill();
    const began = Date.now();
    const changed = { ...roles, password: 'changed' };
    const added = { user: 'support', password: 'new', database: 'support' };
    const again = await start([changed, timeline, added]);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(again.port).toBe(before.port);
    await expect(as(again.urlFor('roles'), count)).resolves.toBe(3);
    await expect(as(again.urlFor('support'), count)).resolves.toBe(0);
    await expect(as(before.urlFor('roles'), count)).rejects.toThrow(/Authentication failed/);
  });

  it('becomes primary again under another port', async () => {
    const before = server!;
    await before.stop();
    const again = await start([roles, timeline], before.port + 1);
    expect(again.urlFor('roles')).toContain(`@127.0.0.1:${before.port + 1}/roles?`);
    await as(again.urlFor('roles'), async (client) => {
      expect(await count(client)).toBe(3);
      await client.db().collection('people').insertOne({ name: 'Barbara' }, durable);
    });
  });

  it('says so when the secrets are not those of its data', async () => {
    await server!.stop();
    rmSync(dataFolder.at('secrets/mongod-administrator'));
    await expect(start([roles])).rejects.toThrow(/kept password of its administrator/);
  });
});
