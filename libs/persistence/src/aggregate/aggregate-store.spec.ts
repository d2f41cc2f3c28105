import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import {
  type Counter,
  callBy,
  count,
  nameIt,
  openReplica,
  type Replica,
  tooMuch,
  totalOf,
} from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { eventLog } from './stored-aggregate.js';

const database = specDatabase('aggregate-store');
let one: Replica;
let other: Replica;

beforeAll(async () => {
  [one, other] = await Promise.all([openReplica(database.url), openReplica(database.url)]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

const ada = callBy('p-ada');

/** The writes to aggregates that the work sends to the database. */
async function writesDuring(replica: Replica, work: () => Promise<unknown>): Promise<number> {
  let writes = 0;
  const hear = ({ commandName, command }: mongo.CommandStartedEvent) => {
    if (['insert', 'update'].includes(commandName) && JSON.stringify(command).includes('"version"')) writes += 1;
  };
  const client = replica.connection.getClient();
  client.on('commandStarted', hear);
  await work();
  client.off('commandStarted', hear);
  return writes;
}

describe('commands on one aggregate', () => {
  it('take effect exactly once each, without gaps, when two replicas race', async () => {
    const times = Array.from({ length: 200 });
    const storm = async (replica: Replica, who: string) => {
      const calls = times.map(async (_, index) => {
        // some together, some apart: a race needs both sides to write again and again
        await sleep(index % 40);
        return replica.store.change('raced', callBy(who), count(1), totalOf);
      });
      return (await Promise.all(calls)).map(({ answer, sequence }) => [answer, sequence]);
    };
    const answers = (await Promise.all([storm(one, 'p-ada'), storm(other, 'p-bob')])).flat();
    expect(answers.map(([total]) => total).sort((a, b) => a! - b!)).toEqual(times.concat(times).map((_, i) => i + 1));
    expect(answers.every(([total, sequence]) => total === sequence)).toBe(true);

    const stored = await one.store.load('raced');
    expect(stored).toMatchObject({ version: 400, state: { total: 400 } });
    await Promise.all([one.publisher.drain(), other.publisher.drain()]);
    const logged = await eventLog(one.connection).find({ aggregate: 'raced' }).sort({ sequence: 1 }).toArray();
    expect(logged.map(({ sequence }) => sequence)).toEqual(times.concat(times).map((_, i) => i + 1));
    expect(logged.filter(({ event }) => event.actor === 'p-bob')).toHaveLength(200);
  });

  it('are written together when they wait together, each with its own answer or its own refusal', async () => {
    const outcomes: PromiseSettledResult<{ answer: number }>[] = [];
    const writes = await writesDuring(one, async () => {
      for (let round = 0; round < 10; round += 1) {
        const calls = Array.from({ length: 32 }, (_, index) =>
          one.store.change('busy', ada, count(index % 8 === 7 ? 1_000_000 : 1, { limit: 100_000 }), totalOf),
        );
        outcomes.push(...(await Promise.allSettled(calls)));
      }
    });
    const answers = outcomes.flatMap((it) => (it.status === 'fulfilled' ? [it.value.answer] : []));
    const refusals = outcomes.flatMap((it) => (it.status === 'rejected' ? [it.reason.code] : []));
    expect(answers).toEqual(Array.from({ length: 280 }, (_, index) => index + 1));
    expect(refusals).toEqual(Array(40).fill(tooMuch.code));
    expect(writes).toBeLessThanOrEqual(20);
  });

  it('are not harmed by one among them that wants a name which is taken', async () => {
    await one.store.change('owner', ada, nameIt('mine'), totalOf);
    const outcomes = await Promise.allSettled([
      one.store.change('shared', ada, count(1), totalOf),
      one.store.change('shared', ada, nameIt('mine'), totalOf),
      one.store.change('shared', ada, count(1), totalOf),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: { answer: 1 } },
      { status: 'rejected', reason: { field: 'unique.name' } },
      { status: 'fulfilled', value: { answer: 2 } },
    ]);
    expect(await one.store.load('shared')).toMatchObject({ version: 2, state: { total: 2 } });
  });

  it('do not take effect after their caller was told that they failed', async () => {
    let expected = 0;
    let decidedAgain = 0;
    for (let round = 0; round < 40; round += 1) {
      let decided = 0;
      const faultyAtFirst = (state?: Counter) => {
        decided += 1;
        if (decided === 1) throw new TypeError('a fault of the program');
        return count(100)(state);
      };
      const outcomes = await Promise.allSettled([
        one.store.change('faulty', ada, faultyAtFirst, () => 100),
        one.store.change('faulty', ada, count(1), () => 1),
        other.store.change('faulty', ada, count(10), () => 10),
      ]);
      for (const outcome of outcomes) expected += outcome.status === 'fulfilled' ? outcome.value.answer : 0;
      if (decided > 1) decidedAgain += 1;
    }
    expect(decidedAgain).toBeGreaterThan(0);
    expect((await one.store.load('faulty'))!.state.total).toBe(expected);
  });

  it('read back what was decided: a field without a value is not there', async () => {
    const { answer } = await one.store.change(
      'plain',
      ada,
      () => [{ name: 'counted', data: { amount: 1, note: undefined } }],
      (state) => ({ ...state, nothing: undefined }),
    );
    expect(answer).toEqual({ total: 1, nothing: undefined });
    await one.publisher.drain();
    const logged = await eventLog(one.connection).findOne({ aggregate: 'plain' });
    expect(logged!.event.data).toStrictEqual({ amount: 1 });
  });

  it('leave nothing behind in memory when all is quiet', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `quiet-${index}`);
    await Promise.all(ids.map((id) => one.store.change(id, ada, count(1), totalOf)));
    await one.publisher.drain();
    await sleep(5);
    const inside = one as unknown as {
      store: { lanes: Map<string, unknown> };
      publisher: { lanes: Map<string, unknown> };
    };
    expect([inside.store.lanes.size, inside.publisher.lanes.size]).toEqual([0, 0]);
  });
});
