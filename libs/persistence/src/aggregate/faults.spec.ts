import { setTimeout as sleep } from 'node:timers/promises';
import { type mongo, STATES } from 'mongoose';
import { outcomeUnknown, unavailable } from '#contracts';
import { type RunningMongod, startMongod } from '../../../../apps/muster/src/servers/index.js';
import { callBy, count, openReplica, type Replica, totalOf } from '../../../../tests/support/counter-aggregate.js';
import { guardedFolder } from '../../../../tests/support/guarded-folder.js';
import { NumberBlocks } from '../number-blocks.js';

const { folder, watch, remove } = guardedFolder();
const start = () => startMongod({ binary: process.env.SPEC_MONGOD!, dataFolder: folder, log: () => {}, onPid: watch });
let mongod: RunningMongod;
let replica: Replica;

beforeAll(async () => {
  mongod = await start();
  replica = await openReplica(mongod.urlFor().replace('/?', '/faults?'));
});
afterAll(async () => {
  await replica.close();
  await mongod.stop();
  await remove();
});

const ada = callBy('p-ada');
const change = (call = ada) => replica.store.change('counter', call, count(1), totalOf);
const create = (id: string, call = ada) => replica.store.create(id, call, () => count(1)(), totalOf);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  );

/** Kills the database in the moment in which the write of a counter leaves for it. */
async function killedDuring(commandName: string, work: () => Promise<unknown>): Promise<unknown> {
  const client = replica.connection.getClient();
  let killed: Promise<void> | undefined;
  const kill = ({ command }: mongo.CommandStartedEvent) => {
    if (command[commandName] === 'counters' && JSON.stringify(command).includes('"version"')) killed ??= mongod.kill();
  };
  client.on('commandStarted', kill);
  const code = await codeOf(work());
  client.off('commandStarted', kill);
  await killed;
  return code;
}

// one database through all of it, in order: each start of its own takes seconds
describe('a database that fails', () => {
  it('says 503 and that nothing was done to whoever reads, changes, creates or takes a number', async () => {
    await change();
    await mongod.kill();
    // until the driver has noticed, a creation without a key is sent, and its outcome is honestly unknown
    while (replica.connection.readyState === STATES.connected) await sleep(5);
    const outcomes = [
      replica.store.load('counter'),
      replica.store.loadByUnique('name', 'tea'),
      change(),
      change(callBy('p-ada', 'key')),
      create('new'),
      create('new', callBy('p-ada', 'key')),
      new NumberBlocks(replica.connection, 'INC').take(),
    ].map(codeOf);
    expect(await Promise.all(outcomes)).toEqual(Array(7).fill(unavailable.code));
  });

  it('is used again by itself when it is back', async () => {
    mongod = await start();
    expect((await change()).answer).toBe(2);
    expect(await new NumberBlocks(replica.connection, 'INC').take()).toBe('INC-1');
  });

  it('says that the outcome is unknown when it dies while it writes, and the same key tells later', async () => {
    const key = callBy('p-ada', 'unknown');
    expect(await killedDuring('update', () => change(key))).toBe(outcomeUnknown.code);
    mongod = await start();
    const [first, again] = [await change(key), await change(key)];
    expect(again).toEqual(first);
    expect((await replica.store.load('counter'))!.state.total).toBe(3);

    expect(await killedDuring('insert', () => create('created', key))).toBe(outcomeUnknown.code);
    mongod = await start();
    expect(await create('created', key)).toEqual(await create('created', key));
  });

  it('does not hold anybody for ever when it hangs', async () => {
    const hanging = mongod.pid()!;
    process.kill(hanging, 'SIGSTOP');
    const startedAt = performance.now();
    const outcomes = await Promise.all([change(), create('hung'), replica.store.load('counter')].map(codeOf));
    const took = performance.now() - startedAt;
    process.kill(hanging, 'SIGCONT');
    expect(outcomes).toEqual([unavailable.code, outcomeUnknown.code, unavailable.code]);
    expect(took).toBeLessThan(8_000);
    // it works off what it was asked before it hears of anything new
    while ((await codeOf(change())) !== 'done') await sleep(50);
  });
});
