import { setTimeout as sleep } from 'node:timers/promises';
import { type Envelope, EVENT_STREAM } from '#contracts';
import { type Bus, connectBus, ensureEventStream, eventPublisher } from '#messaging';
import { callBy, count, openReplica, type Replica, totalOf } from '../../../../tests/support/counter-aggregate.js';
import { type SpecBus, specBus, specDatabase } from '../../../../tests/support/spec-servers.js';
import { eventLog } from '../aggregate/stored-aggregate.js';
import type { DatabaseClock } from '../clocks/database-clock.js';
import type { Publish } from './outbox-publisher.js';
import { OutboxSweeper } from './outbox-sweeper.js';

const database = specDatabase('publisher');
const replicas: Replica[] = [];

afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await database.drop();
});

async function replica(publish: Publish): Promise<Replica> {
  const opened = await openReplica(database.url, publish);
  replicas.push(opened);
  return opened;
}

const ada = callBy('p-ada');
const countOn = ({ store }: Replica, id: string) => store.change(id, ada, count(1), totalOf);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('an event that cannot be published', () => {
  it('keeps back those of its aggregate that come after it, and no others', async () => {
    const published: string[] = [];
    let refused = true;
    const one = await replica(async ({ event }) => {
      if (refused && event.subject === 'held' && event.sequence === 2) throw new Error('refused');
      published.push(`${event.subject} ${event.sequence}`);
    });
    for (const _ of upTo(3)) await Promise.all([countOn(one, 'held'), countOn(one, 'free')]);
    await one.publisher.drain();
    expect(published.filter((line) => line.startsWith('held'))).toEqual(['held 1']);
    expect(published.filter((line) => line.startsWith('free'))).toEqual(['free 1', 'free 2', 'free 3']);
    expect((await one.store.load('held'))!.outbox.map(({ event }) => event.sequence)).toEqual([2, 3]);

    refused = false;
    await countOn(one, 'held');
    await one.publisher.drain();
    expect(published.slice(-3)).toEqual(['held 2', 'held 3', 'held 4']);
    expect((await one.store.load('held'))!.outbox).toEqual([]);
  });

  it('is reported, and does not keep a stop waiting', async () => {
    const one = await replica(() => Promise.reject(new Error('the bus is down')));
    await Promise.all(upTo(20).map((number) => countOn(one, `stopped-${number}`)));
    await one.publisher.drain();
    expect(one.errors).toHaveLength(20);
    expect((await one.store.load('stopped-1'))!.outbox).toHaveLength(1);
  });
});

describe('a bus that is away for long', () => {
  it('is tried with a few, and gets all when it is back', async () => {
    let away = true;
    const published = new Set<string>();
    const one = await replica(async ({ event }) => {
      if (away) throw new Error('the bus is down');
      published.add(event.subject);
    });
    await Promise.all(upTo(60).map((number) => countOn(one, `waits-${number}`)));
    await one.publisher.drain();
    const late = { now: () => new Date(Date.now() + 5_000) } as DatabaseClock;
    const sweeper = new OutboxSweeper(one.publisher, late, (error) => one.errors.push(error));
    const reported = one.errors.length;
    await sweeper.sweep();
    await one.publisher.drain();
    expect(one.errors.length - reported).toBeLessThanOrEqual(20);
    away = false;
    for (const _ of upTo(5)) {
      await sweeper.sweep();
      await one.publisher.drain();
    }
    expect([...published].filter((id) => id.startsWith('waits-'))).toHaveLength(60);
  });
});

describe('a stop', () => {
  it('publishes and archives all that was accepted, and leaves nothing in memory', async () => {
    const published: Envelope[] = [];
    const one = await replica(async ({ event }) => {
      await sleep(1);
      published.push(event);
    });
    const ids = upTo(30).map((number) => `drained-${number}`);
    await Promise.all(ids.flatMap((id) => upTo(10).map(() => countOn(one, id))));
    await one.publisher.drain();
    expect(published).toHaveLength(300);
    expect(await eventLog(one.connection).countDocuments({ aggregate: /^drained/ })).toBe(300);
    expect(await one.store.collection.countDocuments({ _id: /^drained/, outbox: { $ne: [] } } as never)).toBe(0);
    const { lanes, archiver, ready, active } = one.publisher as unknown as {
      readonly lanes: ReadonlyMap<string, unknown>;
      readonly archiver: { readonly waiting: readonly unknown[] };
      readonly ready: readonly unknown[];
      readonly active: number;
    };
    expect([lanes.size, archiver.waiting.length, ready.length, active]).toEqual([0, 0, 0, 0]);
  });
});

describe('a bus that goes away', () => {
  let server: SpecBus;
  let bus: Bus;
  beforeAll(async () => {
    server = await specBus();
    bus = await connectBus({ url: server.url, name: 'incidents' });
    await ensureEventStream(bus.connection);
  });
  afterAll(async () => {
    await bus.drain();
    await server.stop();
  });

  it('gets everything in order when it is back, while commands went on', async () => {
    const one = await replica(eventPublisher(bus));
    const ids = ['first', 'second', 'third'];
    const everywhere = () => Promise.all(ids.map((id) => countOn(one, id)));
    await everywhere();
    await one.publisher.drain();
    const calls: Promise<unknown>[] = [];
    for (const round of upTo(30)) {
      if (round === 5) calls.push(server.kill());
      calls.push(everywhere());
      await sleep(10);
    }
    await Promise.all(calls);
    await server.restart();
    const sweeper = new OutboxSweeper(one.publisher, one.clock, (error) => one.errors.push(error));
    sweeper.start();
    const waits = { outbox: { $ne: [] }, _id: { $in: ids } } as never;
    while ((await one.store.collection.countDocuments(waits)) > 0) await sleep(50);
    await sweeper.stop();

    const manager = await ensureEventStream(bus.connection);
    const order: Record<string, number[]> = { first: [], second: [], third: [] };
    const { state } = await manager.streams.info(EVENT_STREAM);
    for (let seq = 1; seq <= state.last_seq; seq += 1) {
      const { subject, sequence } = (await manager.streams.getMessage(EVENT_STREAM, { seq }))!.json<Envelope>();
      order[subject]?.push(sequence);
    }
    expect(order).toEqual({ first: upTo(31), second: upTo(31), third: upTo(31) });
  });
});
