import { unavailable } from '#contracts';
import {
  type CounterEvent,
  callBy,
  count,
  nameIt,
  openReplica,
  type Replica,
  totalOf,
} from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import { UniqueTaken } from './commit.js';

const database = specDatabase('commit');
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

describe('an aggregate whose events cannot leave', () => {
  it('refuses further commands with 503 before its document grows too large, by number or by weight', async () => {
    const stuck = await openReplica(database.url, () => Promise.reject(new Error('the bus is down')));
    const many = Array.from({ length: 100 }, (): CounterEvent => ({ name: 'counted', data: { amount: 1 } }));
    const heavy: CounterEvent = { name: 'counted', data: { amount: 1, note: 'x'.repeat(250_000) } };
    const fill = async (id: string, events: readonly CounterEvent[], times: number) => {
      for (let time = 0; time < times; time += 1) await stuck.store.change(id, ada, () => events, totalOf);
    };
    await fill('many', many, 10);
    await expect(fill('many', [many[0]!], 1)).rejects.toMatchObject({ code: unavailable.code, status: 503 });
    await expect(fill('heavy', [heavy], 40)).rejects.toMatchObject({ code: unavailable.code, status: 503 });
    expect((await stuck.store.load('many'))!.state.total).toBe(1_000);
    const next = await stuck.store.change('light', ada, count(1), totalOf);
    expect(next.answer).toBe(1);
    await stuck.close();
  });
});

describe('a value that only one aggregate may have', () => {
  it('is refused by its name to a second one, and free again when it is given up', async () => {
    await one.store.change('first', ada, nameIt('tea'), totalOf);
    const taken = await other.store.change('second', ada, nameIt('tea'), totalOf).catch((error) => error);
    expect(taken).toBeInstanceOf(UniqueTaken);
    expect(taken.field).toBe('unique.name');
    expect((await other.store.loadByUnique('name', 'tea'))?._id).toBe('first');
    await one.store.change('first', ada, nameIt('coffee'), totalOf);
    await other.store.change('second', ada, nameIt('tea'), totalOf);
    expect((await one.store.loadByUnique('name', 'tea'))?._id).toBe('second');
  });
});
