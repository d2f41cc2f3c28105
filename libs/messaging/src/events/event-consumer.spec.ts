import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type Connection, createConnection } from 'mongoose';
import { AccountabilityCopy } from '#authority';
import { accountabilityResolved, type Envelope, EVENT_STREAM } from '#contracts';
import { eventOf, type FollowingService, startFollowing } from '../../../../tests/support/following-service.js';
import { type SpecBus, specBus, specDatabase } from '../../../../tests/support/spec-servers.js';
import { Follows } from './follows.js';

const database = specDatabase('event-consumer');
let mongo: Connection;
let server: SpecBus;
let outside: NatsConnection;
let copy: AccountabilityCopy;
const started: FollowingService[] = [];

/** The two kinds of handlers there are: one inserts by the event's id, one keeps the latest. */
@Controller()
class Following {
  @Follows({ service: 'timeline' })
  async insert(@Payload() { id }: Envelope) {
    await sleep(2);
    await mongo
      .collection<{ _id: string }>('inserted')
      .updateOne({ _id: id }, { $inc: { times: 1 } }, { upsert: true });
  }

  @Follows(accountabilityResolved)
  async keep(@Payload() event: Envelope) {
    await copy.take(event);
  }
}

beforeAll(async () => {
  mongo = await createConnection(database.url).asPromise();
  copy = await AccountabilityCopy.open(mongo);
});
beforeEach(async () => {
  server = await specBus();
  outside = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop()));
  await mongo.collection('inserted').deleteMany({});
  await outside.close();
  await server.stop();
});
afterAll(async () => {
  await mongo.close();
  await database.drop();
});

async function start(): Promise<FollowingService> {
  const service = await startFollowing(server.url, 'gateway', Following);
  started.push(service);
  return service;
}

const publish = ({ subject, event }: ReturnType<typeof eventOf>) =>
  jetstream(outside).publish(subject, JSON.stringify(event), { timeout: 2_000 });
const happen = () => publish(eventOf('timeline', 'happened'));
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const inserted = () => mongo.collection('inserted').find().toArray();
const resolved = (sequence: number) => {
  const data = { table: [], manager: `p-${sequence}`, restricted: false, sees: [] };
  return eventOf('roles', 'accountability-resolved', data, { sequence });
};

describe('events', () => {
  it('that come late, twice and all at once change nothing', async () => {
    const service = await start();
    const happened = eventOf('timeline', 'happened');
    const tables = times(20).map((index) => resolved(index + 1));
    const shuffled = [...tables, ...tables, happened, happened, happened].sort(() => Math.random() - 0.5);
    await Promise.all(shuffled.map(publish));
    while (service.settled.length < shuffled.length) await sleep(20);
    await publish(tables[4]!);
    while (service.settled.length < shuffled.length + 1) await sleep(20);
    expect(service.settled.every(({ error }) => error === undefined)).toBe(true);
    expect(await copy.find('INC-1')).toMatchObject({ sequence: 20, manager: 'p-20' });
    expect((await inserted()).map(({ _id }) => _id as unknown)).toEqual([happened.event.id]);
  });

  it('that were published before a service first started reach it', async () => {
    await start();
    await started.pop()!.stop();
    await happen();
    const service = await start();
    while (service.settled.length < 1) await sleep(20);
    expect(await inserted()).toHaveLength(1);
  });

  it('are shared by the replicas of a service: each is handled once, by one of them', async () => {
    const [one, other] = [await start(), await start()];
    await Promise.all(times(600).map(happen));
    while (one.settled.length + other.settled.length < 600) await sleep(20);
    await sleep(100);
    expect([one.settled.length > 50, other.settled.length > 50]).toEqual([true, true]);
    expect((await inserted()).map(({ times: handled }) => handled)).toEqual(times(600).map(() => 1));
  });

  it('do not wait for a replica that stops in the middle of them', async () => {
    const [one, other] = [await start(), await start()];
    const flow = times(800).map(async (index) => {
      await sleep(index);
      await happen();
    });
    await sleep(300);
    await one.stop();
    await Promise.all(flow);
    const startedAt = performance.now();
    while (one.settled.length + other.settled.length < 800) await sleep(20);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await inserted()).map(({ times: handled }) => handled)).toEqual(times(800).map(() => 1));
  });
});

describe('a service that follows events', () => {
  it('can follow others from one version to the next, without losing those it followed', async () => {
    @Controller()
    class Before {
      @Follows(accountabilityResolved)
      ignore() {}
    }
    await (await startFollowing(server.url, 'gateway', Before)).stop();
    await publish(resolved(1));
    const after = await start();
    await happen();
    while (after.settled.length < 2) await sleep(20);
    expect(await inserted()).toHaveLength(1);
  });

  it.each([
    [
      'its consumer is deleted',
      async () => void (await (await jetstreamManager(outside)).consumers.delete(EVENT_STREAM, 'gateway')),
    ],
    ['the stream is deleted', async () => void (await (await jetstreamManager(outside)).streams.delete(EVENT_STREAM))],
    ['the bus starts again', () => server.restart()],
  ])('goes on by itself when %s', async (_, harm) => {
    const service = await start();
    await happen();
    while (service.settled.length < 1) await sleep(20);
    await harm();
    // without a stream there is nobody to take an event until the service has made it again
    while (!(await happen().then(Boolean, () => false))) await sleep(50);
    while ((await inserted()).length < 2) await sleep(20);
    expect(service.letters).toEqual([]);
  });
});
