import { type Connection, createConnection } from 'mongoose';
import { z } from 'zod';
import { defineEvent, defineRejection } from '#contracts';
import {
  type Aggregate,
  AggregateStore,
  type Call,
  type Context,
  DatabaseClock,
  OutboxPublisher,
  type Publish,
} from '#persistence';

/** What somebody counts together with others; it can have a name that is its alone, and wake at a time. */
export interface Counter {
  readonly total: number;
  readonly name?: string;
  /** The latest step of its alarm, and when the next one is. */
  readonly alarm?: { readonly firstAt: string; readonly everyMs: number; readonly step: number };
}

type Fact<Name, Data> = { readonly name: Name; readonly data: Readonly<Data> };
export type CounterEvent =
  | Fact<'counted', { amount: number; note?: string | undefined }>
  | Fact<'named', { name: string }>
  | Fact<'alarm-set', { firstAt: string; everyMs: number }>
  | Fact<'woken', { step: number }>;

const told = { service: 'incidents', version: 1, summary: 'For specs.' } as const;
const wording = () => ({ en: 'Somebody counted.', fr: 'Quelqu’un a compté.' });
const amount = z.object({ amount: z.number(), note: z.string().optional() });
const alarm = z.object({ firstAt: z.iso.datetime(), everyMs: z.number() });
const events = [
  defineEvent({ ...told, name: 'counted', data: amount, wording }),
  defineEvent({ ...told, name: 'named', data: z.object({ name: z.string() }), wording }),
  defineEvent({ ...told, name: 'alarm-set', data: alarm, wording: null }),
  defineEvent({ ...told, name: 'woken', data: z.object({ step: z.number() }), wording }),
];

const wakesAt = ({ firstAt, everyMs, step }: NonNullable<Counter['alarm']>): string =>
  new Date(Date.parse(firstAt) + step * everyMs).toISOString();

function evolve(state: Counter | undefined, event: CounterEvent): Counter {
  const before = state ?? { total: 0 };
  switch (event.name) {
    case 'counted':
      return { ...before, total: before.total + event.data.amount };
    case 'named':
      return { ...before, name: event.data.name };
    case 'alarm-set':
      return { ...before, alarm: { ...event.data, step: 0 } };
    case 'woken':
      return { ...before, alarm: { ...before.alarm!, step: event.data.step } };
  }
}

/** The latest step that is due; those missed before it are not raised. */
function tick({ alarm: set }: Counter, { now }: Context): readonly CounterEvent[] {
  if (!set || now < wakesAt(set)) return [];
  const step = 1 + Math.floor((Date.parse(now) - Date.parse(set.firstAt)) / set.everyMs);
  return [{ name: 'woken', data: { step } }];
}

/** The smallest aggregate that uses all a store can do. */
export const counters: Aggregate<Counter, CounterEvent> = {
  ...{ service: 'incidents', name: 'counters', shape: 1, events, evolve, tick },
  place: () => ({ incident: 'INC-1', restricted: false }),
  uniques: ({ name }) => ({ ...(name !== undefined && { name }) }),
  dueAt: ({ alarm: set }) => (set ? wakesAt(set) : null),
};

export const tooMuch = defineRejection<{ limit: number }>({
  ...{ code: 'too-much', status: 409 },
  title: { en: 'Too much', fr: 'Trop' },
  detail: ({ limit }) => ({ en: `At most ${limit}.`, fr: `Au plus ${limit}.` }),
  next: { en: 'Count less.', fr: 'Comptez moins.' },
});

/** Counts on, and refuses to go beyond the limit. */
export const count =
  (add: number, { limit = Number.MAX_SAFE_INTEGER, note }: { limit?: number; note?: string | undefined } = {}) =>
  (state?: Counter): readonly CounterEvent[] => {
    if ((state?.total ?? 0) + add > limit) throw tooMuch({ limit });
    return [{ name: 'counted', data: { amount: add, note } }];
  };

export const nameIt = (name: string) => (): readonly CounterEvent[] => [{ name: 'named', data: { name } }];

export const totalOf = ({ total }: Counter): number => total;

/** A call by somebody; with a key it is wanted once. */
export function callBy(who: string, key?: string, digest = 'body'): Call {
  const once = key === undefined ? {} : { once: { key, command: 'incidents.count', digest } };
  return { by: { id: who, name: who }, correlation: 'spec', ...once };
}

/** What one process has: its own connection, clock, publisher and store. */
export interface Replica {
  readonly connection: Connection;
  readonly clock: DatabaseClock;
  readonly publisher: OutboxPublisher;
  readonly store: AggregateStore<Counter, CounterEvent>;
  /** What went wrong in the background. */
  readonly errors: unknown[];
  close(): Promise<void>;
}

/** Starts such a process on a database; events go to `publish`. */
export async function openReplica(url: string, publish: Publish = async () => {}): Promise<Replica> {
  const options = { bufferCommands: false, monitorCommands: true, serverSelectionTimeoutMS: 1_000 };
  const connection = await createConnection(url, options).asPromise();
  const clock = new DatabaseClock(connection);
  await clock.start();
  const errors: unknown[] = [];
  const publisher = new OutboxPublisher(connection, publish, (error) => errors.push(error));
  const store = await AggregateStore.open(counters, { connection, clock, publisher }, { uniques: ['name'] });
  return {
    ...{ connection, clock, publisher, store, errors },
    async close() {
      await publisher.drain();
      clock.stop();
      await connection.close();
    },
  };
}

/** Makes every answer that was kept so far look as if it were from that much earlier. */
export async function age({ connection, publisher }: Replica, ms: number): Promise<void> {
  const earlier = (field: string): Record<string, object>[] => [
    { $set: { [field]: { $subtract: [`$${field}`, ms] } } },
  ];
  await publisher.drain();
  const { db } = connection;
  await db!.collection('event_log').updateMany({ receipt: { $exists: true } }, earlier('receipt.at'));
  await db!.collection('counters').updateMany({ origin: { $exists: true } }, earlier('origin.at'));
}
