import { jetstreamManager } from '@nats-io/jetstream';
import type { Gauge } from 'prom-client';
import { EVENT_STREAM } from '#contracts';
import { OLDEST_FIRST, reading } from '#persistence';
import type { Parts, Scrape } from '../parts.js';
import { consumerLag, deadLetters, outboxAge, unread } from './figures.js';

/** A scrape is answered within this, whatever is away. */
const PATIENCE_MS = 1_000;

/** When the oldest event was written that still waits for the bus, in milliseconds; null when none waits. */
async function oldestPending({ publisher }: Parts): Promise<number | null> {
  const oldest = await Promise.all(
    [...publisher.served.values()].map((collection) =>
      collection.findOne(
        { 'outbox.0.at': { $type: 'date' } },
        { projection: { 'outbox.at': 1 }, sort: OLDEST_FIRST, hint: OLDEST_FIRST },
      ),
    ),
  );
  const times = oldest.flatMap((found) => found?.outbox[0]?.at.getTime() ?? []);
  return times.length > 0 ? Math.min(...times) : null;
}

async function ageOfOutbox(parts: Parts): Promise<number> {
  const oldest = await reading(oldestPending(parts));
  return oldest === null ? 0 : Math.max(0, (parts.clock.now().getTime() - oldest) / 1_000);
}

async function lagOf({ bus, service }: Parts): Promise<number> {
  const manager = await jetstreamManager(bus.connection, { checkAPI: false, timeout: PATIENCE_MS });
  const { num_pending, num_ack_pending } = await manager.consumers.info(EVENT_STREAM, service);
  return num_pending + num_ack_pending;
}

/** As {@link reading}, but for whoever scrapes, and for the bus too. */
const inTime = <Result>(work: Promise<Result>): Promise<Result> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS).unref();
    }),
  ]);

/** Reads what stands in the database and on the bus into the figures of a service. */
export function scrapeOf(parts: Parts): () => Promise<void> {
  const { service } = parts;
  const follows = parts.events?.followsAny ?? false;
  const read = async (figure: string, gauge: Gauge<'service'>, value: () => Promise<number>) => {
    try {
      gauge.set({ service }, await inTime(value()));
      unread.set({ service, figure }, 0);
    } catch {
      gauge.remove({ service });
      unread.set({ service, figure }, 1);
    }
  };
  const readOwn = async ({ figure, read: readIt, clear }: Scrape) => {
    try {
      await inTime(readIt());
      unread.set({ service, figure }, 0);
    } catch {
      clear();
      unread.set({ service, figure }, 1);
    }
  };
  return async () => {
    await Promise.all([
      ...parts.scrapes.map(readOwn),
      read('outbox', outboxAge, () => ageOfOutbox(parts)),
      follows ? read('lag', consumerLag, () => lagOf(parts)) : undefined,
      follows ? read('dead-letters', deadLetters, () => parts.deadLetters.count()) : undefined,
    ]);
  };
}
