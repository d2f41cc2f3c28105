import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import mongoose from 'mongoose';
import { type Envelope, EVENT_STREAM, outcomeUnknown, unavailable } from '#contracts';
import { eventOf, type FollowingService, startFollowing } from '../../../../tests/support/following-service.js';
import { type SpecBus, specBus } from '../../../../tests/support/spec-servers.js';
import { Refused } from '../requests/refused.js';
import { Follows } from './follows.js';
import { TRIES } from './settlement.js';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;
const refused = (status: number) => new Refused({ ...unavailable({ missing: 'roles' }).problem('en'), status });

/** What a handler can fail with, and whether it is an outage, which says nothing about the event. */
const ERRORS: Record<string, [error: unknown, outage: boolean]> = {
  unavailable: [unavailable({ missing: 'roles' }), true],
  'outcome-unknown': [outcomeUnknown({}), true],
  'another service that is unavailable': [refused(503), true],
  'no connection to MongoDB': [new MongoNetworkError('gone'), true],
  'a primary that steps down': [new MongoServerError({ message: 'stepped down', code: 189 }), true],
  'a refusal of another service': [refused(404), false],
  'a duplicate key': [new MongoServerError({ message: 'E11000', code: 11_000 }), false],
  'a fault of the program': [new TypeError('undefined is not a function'), false],
};

@Controller()
class Failing {
  @Follows('everything')
  take(@Payload() { data }: Envelope) {
    const { fails, times = Number.POSITIVE_INFINITY } = data as { fails?: string; times?: number };
    if (fails === undefined) return;
    (data as { times: number }).times = times;
    tried.set(fails, (tried.get(fails) ?? 0) + 1);
    if (tried.get(fails)! <= times) throw ERRORS[fails]![0];
  }
}

const tried = new Map<string, number>();
const started: FollowingService[] = [];
let server: SpecBus;
let outside: NatsConnection;

beforeEach(async () => {
  tried.clear();
  server = await specBus();
  outside = await connect({ servers: server.url });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((service) => service.stop()));
  await outside.close();
  await server.stop();
});

async function start(): Promise<FollowingService> {
  const service = await startFollowing(server.url, 'timeline', Failing);
  started.push(service);
  return service;
}

const publish = (data: object) => {
  const { subject, event } = eventOf('roles', 'tried', data);
  return jetstream(outside).publish(subject, JSON.stringify(event));
};

/** Lets all that waits for the service fail so often, as an earlier run of it would. */
async function failBefore(times: number, events: number): Promise<void> {
  const consumer = await jetstream(outside).consumers.get(EVENT_STREAM, 'timeline');
  for (let delivered = 0; delivered < times * events; ) {
    for await (const message of await consumer.fetch({ max_messages: events, expires: 1_000 })) {
      message.nak();
      delivered += 1;
    }
  }
}

describe('an event that a service fails on', () => {
  it('is tried again, later each time, while others go on', async () => {
    const service = await start();
    await publish({ fails: 'a fault of the program', times: 3 });
    await Promise.all(Array.from({ length: 50 }, () => publish({})));
    while (service.settled.length < 54) await sleep(20);
    const failing = service.settled.filter(({ event }) => event!.data.fails);
    expect(failing.map(({ tries, error }) => [tries, error === undefined])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    const pauses = failing.slice(1).map(({ at }, index) => at - failing[index]!.at);
    for (const [index, least] of [190, 390, 790].entries()) expect(pauses[index]).toBeGreaterThan(least);
    const others = service.settled.filter(({ event }) => !event!.data.fails);
    expect(Math.max(...others.map(({ at }) => at))).toBeLessThan(failing[1]!.at);
    expect(service.letters).toEqual([]);
  });

  it('is put aside with its error after the last try; an outage is waited out without end', async () => {
    await (await start()).stop();
    const kinds = Object.keys(ERRORS);
    for (const fails of kinds) await publish({ fails });
    await failBefore(TRIES - 1, kinds.length);

    const service = await start();
    while (service.settled.length < kinds.length) await sleep(20);
    expect(service.settled.map(({ tries }) => tries)).toEqual(kinds.map(() => TRIES));
    const aside = service.letters.map(({ payload }) => (JSON.parse(payload) as Envelope).data.fails);
    expect(aside.sort()).toEqual(kinds.filter((kind) => !ERRORS[kind]![1]).sort());
    expect(service.letters).toContainEqual({
      ...{ consumer: 'timeline', subject: 'muster.evt.INC-1.roles.tried', tries: TRIES },
      ...{ error: 'TypeError: undefined is not a function', payload: expect.any(String) },
    });
    const info = await (await jetstream(outside).consumers.get(EVENT_STREAM, 'timeline')).info();
    expect(info.num_ack_pending).toBe(kinds.filter((kind) => ERRORS[kind]![1]).length);
  });

  it('is done when an outage is over', async () => {
    const service = await start();
    await publish({ fails: 'unavailable', times: 2 });
    while (service.settled.length < 3) await sleep(20);
    expect(service.settled.at(-1)!.error).toBeUndefined();
  });
});

describe('a full list of dead letters', () => {
  it('stops nobody: the event is given up, and those behind it go on', async () => {
    const service = await start();
    Object.assign(service.letters, { isFull: true });
    await jetstream(outside).publish('muster.evt.INC-1.roles.tried', 'not JSON');
    await publish({});
    while (service.settled.length < 2) await sleep(20);
    expect(service.settled.map(({ outcome }) => outcome)).toEqual(['given-up', 'handled']);
    const info = await (await jetstream(outside).consumers.get(EVENT_STREAM, 'timeline')).info();
    expect([info.num_ack_pending, info.num_pending]).toEqual([0, 0]);
  });
});

describe('what is no event of ours', () => {
  it('is put aside at once, and those behind it go on', async () => {
    const service = await start();
    const stream = jetstream(outside);
    const note = (data: object, more: Partial<Envelope> = {}) => eventOf('timeline', 'note-added', data, more);
    const valid = { incident: 'INC-1', restricted: false, text: 'A note.', occurredAt: new Date().toISOString() };
    const { subject } = note(valid);
    const garbage = [
      'not JSON',
      '',
      '{}',
      JSON.stringify(note({ text: 7 }).event),
      JSON.stringify(note(valid, { source: '/muster/roles' }).event),
      JSON.stringify(note(valid, { incident: 'INC-2' }).event),
      JSON.stringify(note(valid, { type: 'muster.timeline.note-removed.v1' }).event),
    ];
    for (const payload of garbage) await stream.publish(subject, payload);
    await stream.publish('muster.evt.odd', JSON.stringify(note(valid).event)).catch(() => {});
    await stream.publish(subject, JSON.stringify(note(valid).event));
    await stream.publish(subject, JSON.stringify({ ...note(valid).event, tomorrow: 'more' }));
    while (service.settled.length < garbage.length + 2) await sleep(20);
    expect(service.letters.map(({ payload }) => payload)).toEqual(garbage);
    expect(service.letters.every(({ error, tries }) => tries === 1 && error.length < 300)).toBe(true);
    expect(service.settled.slice(-2).map(({ error }) => error)).toEqual([undefined, undefined]);
  });
});
