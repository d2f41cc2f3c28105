import { setTimeout as sleep } from 'node:timers/promises';
import { type Envelope, EVENT_STREAM } from '#contracts';
import { type Bus, connectBus, ensureEventStream, eventPublisher } from '#messaging';
import { callBy, count, openReplica, type Replica, totalOf } from '../../../../tests/support/counter-aggregate.js';
import { type SpecBus, specBus, specDatabase } from '../../../../tests/support/spec-servers.js';
import { DURABLE, eventLog } from '../aggregate/stored-aggregate.js';
import type { DatabaseClock } from '../clocks/database-clock.js';
import type { Publish } from './outbox-publisher.js';
import { OutboxSweeper } from './outbox-sweeper.js';

const database = specDatabase('sweeper');
let server: SpecBus;
let bus: Bus;
const replicas: Replica[] = [];

beforeAll(async () => {
  server = await specBus();
  bus = await connectBus({ url: server.url, name: 'incidents' });
  await ensureEventStream(bus.connection);
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await bus.drain();
  await server.stop();
  await database.drop();
});

async function replica(publish: Publish = eventPublisher(bus)): Promise<Replica> {
  const opened = await openReplica(database.url, publish);
  replicas.push(opened);
  return opened;
}

/** Ends a process in the middle of what it does. */
async function crash(crashed: Replica): Promise<void> {
  replicas.splice(replicas.indexOf(crashed), 1);
  crashed.clock.stop();
  await crashed.connection.close(true);
}

const report = (error: unknown) => {
  throw error;
};

/** The events of an aggregate as the stream has them, in its order. */
async function streamed(aggregate: string): Promise<Envelope[]> {
  const manager = await ensureEventStream(bus.connection);
  const { state } = await manager.streams.info(EVENT_STREAM);
  const found: Envelope[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const message = await manager.streams.getMessage(EVENT_STREAM, { seq });
    const event = message!.json<Envelope>();
    if (event.subject === aggregate) found.push(event);
  }
  return found;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('a process that dies', () => {
  it('after the commit, after sending or after logging loses no event and repeats none', async () => {
    const never = new Promise<void>(() => {});
    const onTheStream = eventPublisher(bus);
    const afterCommit = await replica(() => never);
    const afterSending = await replica(async (entry) => {
      await onTheStream(entry);
      await never;
    });
    const afterLogging = await replica(async (entry) => {
      await onTheStream(entry);
      const { id, subject, sequence } = entry.event;
      const logged = { _id: id, collection: 'counters', aggregate: subject, sequence, ...entry };
      await eventLog(afterLogging.connection).insertOne(logged, DURABLE);
      await never;
    });
    const ids = ['committed', 'sent', 'logged'];
    for (const [index, crashed] of [afterCommit, afterSending, afterLogging].entries()) {
      const three = upTo(3).map(() => crashed.store.change(ids[index]!, callBy('p-ada', 'key'), count(1), totalOf));
      await Promise.all(three);
      await crashed.store.change(ids[index]!, callBy('p-ada'), count(1), totalOf);
      await crashed.store.change(ids[index]!, callBy('p-bob'), count(1), totalOf);
    }
    await sleep(2_100);
    await Promise.all([afterCommit, afterSending, afterLogging].map(crash));

    const survivors = [await replica(), await replica()];
    const sweepers = survivors.map(({ publisher, clock }) => new OutboxSweeper(publisher, clock, report));
    await Promise.all(sweepers.map((sweeper) => sweeper.sweep()));
    await Promise.all(survivors.map(({ publisher }) => publisher.drain()));
    const log = eventLog(survivors[0]!.connection);
    for (const id of ids) {
      const events = await streamed(id);
      expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      const logged = await log.find({ aggregate: id }).sort({ sequence: 1 }).toArray();
      expect(logged.map(({ event }) => event)).toEqual(events);
      expect(await survivors[0]!.store.load(id)).toMatchObject({ version: 3, outbox: [] });
      const again = await survivors[1]!.store.change(id, callBy('p-ada', 'key'), count(1), totalOf);
      expect(again).toEqual({ answer: 1, sequence: 1 });
    }
    expect(survivors.flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('many who publish the events of one aggregate', () => {
  it('bring them into the stream in their order, each once: two replicas under load and a sweeper', async () => {
    const pair = [await replica(), await replica()];
    // it takes even the youngest events for left behind, to be in the way of the replicas
    const ahead = { now: () => new Date(Date.now() + 5_000) } as DatabaseClock;
    const third = await replica();
    const sweeper = new OutboxSweeper(third.publisher, ahead, report);
    let loaded = true;
    const sweeping = (async () => {
      while (loaded) {
        await sweeper.sweep();
        await sleep(2);
      }
    })();
    const ids = ['busy-1', 'busy-2', 'busy-3'];
    const work = pair.flatMap(({ store }) =>
      ids.map(async (id) => {
        for (let round = 0; round < 25; round += 1) {
          await Promise.all(upTo(4).map(() => store.change(id, callBy('p-ada'), count(1), totalOf)));
          await sleep(Math.random() * 5);
        }
      }),
    );
    await Promise.all(work);
    loaded = false;
    await sweeping;
    await Promise.all([...pair, third].map(({ publisher }) => publisher.drain()));
    for (const id of ids) {
      expect((await streamed(id)).map(({ sequence }) => sequence)).toEqual(upTo(200));
      expect(await third.store.load(id)).toMatchObject({ version: 200, outbox: [] });
    }
    expect([...pair, third].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
