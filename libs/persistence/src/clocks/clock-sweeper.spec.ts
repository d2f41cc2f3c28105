import { setTimeout as sleep } from 'node:timers/promises';
import { callBy, openReplica, type Replica, totalOf } from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { eventLog } from '../aggregate/stored-aggregate.js';
import { ClockSweeper } from './clock-sweeper.js';

const database = specDatabase('clocks');
const replicas: Replica[] = [];
const clockwork = { id: 'service:incidents', name: 'Muster' };
const errors: unknown[] = [];
const sweeperOf = ({ store }: Replica) => new ClockSweeper(store, clockwork, (error) => errors.push(error));

beforeAll(async () => {
  for (let index = 0; index < 2; index += 1) replicas.push(await openReplica(database.url));
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await database.drop();
});

/** An alarm that rang first so long ago, and rings every minute. */
async function setAlarm(id: string, agoMs: number): Promise<void> {
  const { store, clock } = replicas[0]!;
  const firstAt = new Date(clock.now().getTime() - agoMs).toISOString();
  const set = () => [{ name: 'alarm-set', data: { firstAt, everyMs: 60_000 } }] as const;
  await store.change(id, callBy('p-ada'), set, totalOf);
}

/** The steps that were raised, as they were published. */
async function steps(id: string): Promise<unknown[]> {
  await Promise.all(replicas.map(({ publisher }) => publisher.drain()));
  const log = eventLog(replicas[0]!.connection);
  const woken = log.find({ aggregate: id, 'event.type': 'muster.incidents.woken.v1' }).sort({ sequence: 1 });
  return (await woken.toArray()).map(({ event }) => event.data.step);
}

describe('a time that has come', () => {
  it('is acted upon once, by whichever of two replicas is first', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `due-${index}`);
    await Promise.all(ids.map((id) => setAlarm(id, 1_000)));
    const sweepers = replicas.map(sweeperOf);
    await Promise.all(sweepers.flatMap((sweeper) => [sweeper.sweep(), sweeper.sweep()]));
    await sweepers[0]!.sweep();
    for (const id of ids) expect(await steps(id)).toEqual([1]);
  });

  it('is acted upon once for all that was missed while nothing ran', async () => {
    await setAlarm('slept', 10 * 60_000 + 1_000);
    await Promise.all(replicas.map((replica) => sweeperOf(replica).sweep()));
    expect(await steps('slept')).toEqual([11]);
    const { dueAt } = (await replicas[0]!.store.load('slept'))!;
    expect(dueAt!.getTime()).toBeGreaterThan(Date.now());
  });

  it('is waited for', async () => {
    await setAlarm('early', -1_500);
    const sweepers = replicas.map(sweeperOf);
    for (const sweeper of sweepers) sweeper.start();
    await sleep(1_000);
    expect(await steps('early')).toEqual([]);
    while ((await steps('early')).length === 0) await sleep(50);
    const late = Date.now() - (await replicas[0]!.store.load('early'))!.dueAt!.getTime() + 60_000;
    expect(late).toBeLessThan(1_500);
    await sleep(600);
    await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
    expect(await steps('early')).toEqual([1]);
  });

  it('of one aggregate that fails does not keep back the others', async () => {
    await setAlarm('broken', 1_000);
    await setAlarm('sound', 1_000);
    const { store } = replicas[0]!;
    await store.collection.updateOne({ _id: 'broken' }, { $set: { 'state.alarm.firstAt': 'never' } } as never);
    await sweeperOf(replicas[0]!).sweep();
    expect(errors).toEqual([expect.any(RangeError)]);
    expect(await steps('sound')).toEqual([1]);
  });
});
