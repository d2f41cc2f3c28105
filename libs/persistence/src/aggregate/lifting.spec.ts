import { writtenByNewer } from '#contracts';
import {
  type Counter,
  type CounterEvent,
  callBy,
  count,
  counters,
  openReplica,
  type Replica,
  totalOf,
} from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import type { Aggregate } from './aggregate.js';
import { AggregateStore } from './aggregate-store.js';

/** Shape 1 counted in tens, shape 2 called the total a sum; shape 3 is that of today. */
const today: Aggregate<Counter, CounterEvent> = {
  ...counters,
  shape: 3,
  lifts: [
    ({ tens }: { tens: number }) => ({ sum: tens * 10 }),
    ({ sum, ...rest }: { sum: number }) => ({ ...rest, total: sum }),
  ],
};

const database = specDatabase('lifting');
let replica: Replica;
let store: AggregateStore<Counter, CounterEvent>;

beforeAll(async () => {
  replica = await openReplica(database.url);
  store = await AggregateStore.open({ ...today, name: 'lifted' }, replica);
});

beforeEach(async () => {
  const stored = (id: string, shape: number, state: object) => ({
    _id: id,
    version: 1,
    told: 1,
    shape,
    state,
    outbox: [],
  });
  await store.collection.deleteMany({});
  await store.collection.insertMany([
    stored('first', 1, { tens: 4 }),
    stored('second', 2, { sum: 41 }),
    stored('third', 3, { total: 42 }),
    stored('fourth', 4, { grandTotal: { of: 43 } }),
  ] as never);
});

afterAll(async () => {
  await replica.close();
  await database.drop();
});

const shapes = async () =>
  Object.fromEntries((await store.collection.find().toArray()).map(({ _id, shape, state }) => [_id, { shape, state }]));

describe('a document of an earlier shape', () => {
  it.each([
    ['first', 40],
    ['second', 41],
    ['third', 42],
  ])('%s reads as one of today', async (id, total) => {
    expect((await store.load(id))?.state).toEqual({ total });
    const listed = await store.list({ _id: id }, { _id: 1 }, 10);
    expect(listed.map(({ state, shape }) => ({ state, shape }))).toEqual([{ state: { total }, shape: 3 }]);
  });

  it('is decided on as one of today, and stored so', async () => {
    const { answer } = await store.change('first', callBy('p-ada'), count(2), totalOf);
    expect(answer).toBe(42);
    expect((await shapes()).first).toEqual({ shape: 3, state: { total: 42 } });
  });

  it('is rewritten in bulk; those of today and of a newer shape stay as they are', async () => {
    expect(await store.liftPage()).toEqual({ examined: 4, lifted: 2, next: null });
    expect(await shapes()).toEqual({
      first: { shape: 3, state: { total: 40 } },
      second: { shape: 3, state: { total: 41 } },
      third: { shape: 3, state: { total: 42 } },
      fourth: { shape: 4, state: { grandTotal: { of: 43 } } },
    });
    expect(await store.liftPage()).toMatchObject({ lifted: 0 });
  });
});

describe('a document of a newer shape', () => {
  it('is refused, read or changed, and kept', async () => {
    const refused = expect.objectContaining({ code: writtenByNewer.code, facts: { aggregate: 'lifted/fourth' } });
    await expect(store.load('fourth')).rejects.toEqual(refused);
    await expect(store.change('fourth', callBy('p-ada'), count(1), totalOf)).rejects.toEqual(refused);
    await expect(store.list({}, { _id: 1 }, 10)).rejects.toEqual(refused);
    expect((await shapes()).fourth).toEqual({ shape: 4, state: { grandTotal: { of: 43 } } });
  });
});

it('an aggregate without a lift for each earlier shape does not open', async () => {
  await expect(AggregateStore.open({ ...counters, name: 'unlifted', shape: 2 }, replica)).rejects.toThrow(
    'needs 1 lifts',
  );
});
