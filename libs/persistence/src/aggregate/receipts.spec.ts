import { randomUUID } from 'node:crypto';
import { keyReused } from '#contracts';
import { age, callBy, count, openReplica, type Replica, tooMuch } from '../../../../tests/support/counter-aggregate.js';
import { specDatabase } from '../../../../tests/support/spec-servers.js';
import type { Call } from './aggregate.js';
import { KEPT_MS } from './receipts.js';

const database = specDatabase('receipts');
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
const change = ({ store }: Replica, id: string, call: Call, add = 1) =>
  store.change(id, call, count(add, { limit: 50 }), (state, { now }) => ({ ...state, now }));
const total = async (id: string) => (await one.store.load(id))?.state.total;

describe('a change with a key', () => {
  it('has one effect and one answer when it is sent twice at once, by two replicas and within one', async () => {
    const id = fresh();
    for (let round = 1; round <= 20; round += 1) {
      const call = callBy('p-ada', `at-once-${round}`);
      const answers = await Promise.all([change(one, id, call), change(other, id, call), change(one, id, call)]);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect(await total(id)).toBe(round);
    }
  });

  it('gives the first answer later too, when its event is published and the counter has gone on', async () => {
    const [id, call] = [fresh(), callBy('p-ada', 'later')];
    const first = await change(one, id, call);
    await change(one, id, callBy('p-ada'));
    expect(await change(other, id, call)).toEqual(first);
    await one.publisher.drain();
    expect(await change(other, id, call)).toEqual(first);
    expect(await total(id)).toBe(2);
  });

  it('is refused when the body is another one', async () => {
    const id = fresh();
    await change(one, id, callBy('p-ada', 'reused', 'this'));
    await expect(change(other, id, callBy('p-ada', 'reused', 'that'))).rejects.toMatchObject({
      code: keyReused.code,
      status: 422,
    });
    await one.publisher.drain();
    await expect(change(one, id, callBy('p-ada', 'reused', 'that'))).rejects.toMatchObject({ code: keyReused.code });
    expect(await total(id)).toBe(1);
  });

  it('is done when it was refused before and now can be: refusals are not kept', async () => {
    const [id, call] = [fresh(), callBy('p-ada', 'refused-first')];
    await change(one, id, callBy('p-ada'), 45);
    await expect(change(one, id, call, 10)).rejects.toMatchObject({ code: tooMuch.code });
    await change(one, id, callBy('p-ada'), -20);
    expect((await change(one, id, call, 10)).answer.total).toBe(35);
  });

  it("does not meet another caller's same key, nor the same key of another command", async () => {
    const id = fresh();
    await change(one, id, callBy('p-ada', 'shared'));
    await change(one, id, callBy('p-bob', 'shared'));
    const elsewhere = callBy('p-ada', 'shared');
    await change(one, id, { ...elsewhere, once: { ...elsewhere.once!, command: 'incidents.rename' } });
    expect(await total(id)).toBe(3);
  });

  it('is a new one after seven days, and the first one until then', async () => {
    const [id, call] = [fresh(), callBy('p-ada', 'old')];
    const first = await change(one, id, call);
    await age(one, KEPT_MS - 60_000);
    expect(await change(one, id, call)).toEqual(first);
    await age(one, 60_000);
    expect((await change(other, id, call)).answer.total).toBe(2);
    expect((await change(one, id, call)).answer.total).toBe(2);
  });
});
