import type { mongo } from 'mongoose';
import {
  callBy,
  count,
  nameIt,
  openReplica,
  type Replica,
  totalOf,
} from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { DUE } from '../clocks/clock-sweeper.js';
import { leftBehind, OLDEST_FIRST } from '../outbox/outbox-sweeper.js';
import { eventLog } from './stored-aggregate.js';

const database = specDatabase('indexes');
let replica: Replica;

beforeAll(async () => {
  replica = await openReplica(database.url);
  const { store } = replica;
  const soon = new Date(Date.now() + 60_000).toISOString();
  const waits = () => [{ name: 'alarm-set', data: { firstAt: soon, everyMs: 1_000 } }] as const;
  const ids = Array.from({ length: 100 }, (_, index) => `counter-${index}`);
  await Promise.all(
    ids.map(async (id, index) => {
      await store.create(id, callBy('p-ada', id), nameIt(id), totalOf);
      await store.change(id, callBy('p-ada', `${id}-again`), count(1), totalOf);
      if (index % 2 === 0) await store.change(id, callBy('p-ada'), waits, totalOf);
    }),
  );
  await replica.publisher.drain();
  const past = { dueAt: new Date(Date.now() - 1_000) };
  await store.collection.updateMany({ _id: { $in: ids.slice(0, 6) } }, { $set: past });
});
afterAll(async () => {
  await replica.close();
  await database.drop();
});

interface Plan {
  readonly executionStats: { readonly nReturned: number; readonly totalDocsExamined: number };
}

/** What a query reads, and the names of the steps it takes. */
async function plan(find: mongo.FindCursor) {
  const { executionStats } = (await find.explain('executionStats')) as unknown as Plan;
  const steps = [...JSON.stringify(executionStats).matchAll(/"stage":"(\w+)"/g)].map(([, stage]) => stage);
  return { found: executionStats.nReturned, read: executionStats.totalDocsExamined, steps };
}

describe('what is asked often', () => {
  it('finds what is due by an index, and reads only that', async () => {
    const { found, read, steps } = await plan(replica.store.collection.find(DUE as never));
    expect(found).toBe(6);
    expect(steps).toContain('IXSCAN');
    expect(steps).not.toContain('COLLSCAN');
    expect(read).toBe(6);
  });

  it('finds what was left behind oldest first, and reads nothing when all is published', async () => {
    const { collection } = replica.store;
    const behind = () => collection.find(leftBehind(new Date()) as never, { hint: OLDEST_FIRST, limit: 2 });
    expect(await plan(behind())).toMatchObject({ found: 0, read: 0, steps: ['LIMIT', 'FETCH', 'IXSCAN'] });
    for (const [id, at] of [
      ['counter-5', 1_000],
      ['counter-3', 3_000],
      ['counter-4', 2_000],
    ] as const) {
      await collection.updateOne({ _id: id }, {
        $set: { outbox: [{ at: new Date(at) }, { at: new Date(0) }] },
      } as never);
    }
    expect(await plan(behind())).toMatchObject({ found: 2, read: 2, steps: ['LIMIT', 'FETCH', 'IXSCAN'] });
    expect((await behind().toArray()).map(({ _id }) => _id)).toEqual(['counter-5', 'counter-4']);
  });

  it.each([
    [
      'the receipt of a change',
      'event_log',
      { 'receipt.key': { $in: ['["p-ada","incidents.count","counter-7-again"]'] } },
    ],
    ['the receipt of a creation', 'counters', { 'origin.key': '["p-ada","incidents.count","counter-7"]' }],
    ['a unique value', 'counters', { 'unique.name': 'counter-7' }],
    ['the events of an aggregate', 'event_log', { aggregate: 'counter-7', sequence: 1 }],
  ])('finds %s by an index', async (_, name, filter) => {
    await eventLog(replica.connection);
    const { found, read, steps } = await plan(replica.connection.db!.collection(name).find(filter as never));
    expect([found, read]).toEqual([1, 1]);
    expect(steps).toContain('IXSCAN');
    expect(steps).not.toContain('COLLSCAN');
  });
});
