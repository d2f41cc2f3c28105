import { randomUUID } from 'node:crypto';
import { keyReused } from '#contracts';
import {
  age,
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
import type { Call } from './aggregate.js';
import { UniqueTaken } from './commit.js';
import { KEPT_MS } from './receipts.js';

const database = specDatabase('creation');
let one: Replica;
let other: Replica;

beforeAll(async () => {
  [one, other] = await Promise.all([openReplica(database.url), openReplica(database.url)]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

const fresh = () => `counter-${randomUUID()}`;
const create = ({ store }: Replica, call: Call, add = 1, id = fresh()) =>
  store.create(
    id,
    call,
    () => count(add, { limit: 50 })(),
    (state) => ({ ...state, id }),
  );
const total = async (id: string) => (await one.store.load(id))?.state.total;
const made = () => one.store.collection.countDocuments();

describe('a creation with a key', () => {
  it('makes one thing and gives one answer when it is sent by two replicas at once', async () => {
    const before = await made();
    for (let round = 1; round <= 20; round += 1) {
      const call = callBy('p-ada', `create-at-once-${round}`);
      const [here, there] = await Promise.all([create(one, call), create(other, call)]);
      expect(there).toEqual(here);
    }
    expect(await made()).toBe(before + 20);
  });

  it('gives the first answer even where it would be refused by now', async () => {
    const call = callBy('p-ada', 'now-refused');
    const first = await create(one, call);
    const refuse = () => {
      throw tooMuch({ limit: 0 });
    };
    expect(await one.store.create(fresh(), call, refuse, totalOf)).toEqual(first);
  });

  it('gives the first answer when its id is made from what it is about', async () => {
    const [call, id] = [callBy('p-ada', 'same-id'), fresh()];
    const both = await Promise.all([create(one, call, 1, id), create(other, call, 1, id)]);
    expect(both[1]).toEqual(both[0]);
    expect(await create(other, call, 1, id)).toEqual(both[0]);
    const taken = await create(other, callBy('p-bob'), 1, id).catch((error) => error);
    expect(taken).toBeInstanceOf(UniqueTaken);
    expect(taken.field).toBe('_id');
  });

  it('is refused when the body is another one, and kept apart from other callers', async () => {
    await create(one, callBy('p-ada', 'create-reused', 'this'));
    const again = create(other, callBy('p-ada', 'create-reused', 'that'));
    await expect(again).rejects.toMatchObject({ code: keyReused.code });
    const before = await made();
    await create(other, callBy('p-bob', 'create-reused', 'that'));
    expect(await made()).toBe(before + 1);
  });

  it('is done when it was refused before and now can be', async () => {
    const call = callBy('p-ada', 'create-refused');
    await expect(create(one, call, 51)).rejects.toMatchObject({ code: tooMuch.code });
    expect((await create(one, call, 50)).answer.total).toBe(50);
  });

  it('makes a second thing after seven days, once, and leaves the first', async () => {
    const call = callBy('p-ada', 'create-old');
    const first = await create(one, call);
    await age(one, KEPT_MS - 60_000);
    expect(await create(other, call)).toEqual(first);
    await age(one, 60_000);
    const before = await made();
    const [here, there] = await Promise.all([create(one, call), create(other, call)]);
    expect(there).toEqual(here);
    expect(here.answer.id).not.toBe(first.answer.id);
    expect(await made()).toBe(before + 1);
    expect(await total(first.answer.id)).toBe(1);
  });

  it('is told the name that is taken, and gives the first answer to the one who took it', async () => {
    const call = callBy('p-ada', 'named');
    const named = (by: Call) => one.store.create(fresh(), by, nameIt('only'), ({ name }: Counter) => name);
    const first = await named(call);
    expect(await named(call)).toEqual(first);
    const taken = await named(callBy('p-bob', 'named')).catch((error) => error);
    expect(taken).toBeInstanceOf(UniqueTaken);
    expect(taken.field).toBe('unique.name');
  });
});
