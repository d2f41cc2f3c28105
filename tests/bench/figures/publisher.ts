import { connectBus, eventPublisher } from '#messaging';
import { type OutboxEntry, OutboxSweeper } from '#persistence';
import { callBy, count, openReplica, totalOf } from '../../support/counter-aggregate.js';
import type { Ground } from '../ground.js';
import { type Figure, median, perSecond, timed } from '../measuring.js';

/** What the publisher has under way at once, and so the raw loop beside it. */
const WINDOW = 256;

/** An outbox full of events, from the first look of the sweeper until all are acknowledged, logged and cleared; against as many raw publishes of the same message. */
export async function publisherBacklog(ground: Ground, { rounds = 5, events = 4_000 } = {}): Promise<Figure> {
  // Nobody reads these events meanwhile: only their way to the stream counts, on both sides.
  await ground.muster.end();
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const publish = eventPublisher(bus);
  const stalled = { is: true };
  const url = new URL(ground.urls.mongodb);
  url.pathname = '/bench_publisher';
  const replica = await openReplica(url.href, async (entry) => {
    if (stalled.is) throw new Error('held back');
    await publish(entry);
  });
  const note = 'x'.repeat(1_000);
  const rates: { own: number; raw: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    stalled.is = true;
    for (let from = 0; from < events; from += WINDOW) {
      const some = Array.from({ length: Math.min(WINDOW, events - from) }, (_, index) => `c-${round}-${from + index}`);
      await Promise.all(
        some.map((id) => replica.store.create(id, callBy('p-ada'), () => count(1, { note })(), totalOf)),
      );
    }
    await replica.publisher.drain();
    const sample = (await replica.store.collection.findOne({ 'outbox.0': { $exists: true } } as never))!.outbox[0]!;
    const raw = await timed(() => rawLoop(ground, events, sample));
    stalled.is = false;
    const later = { now: () => new Date(Date.now() + 10_000) };
    const sweeper = new OutboxSweeper(replica.publisher, later as never, () => {});
    // The first look tries a few, for the bus was away; the second takes all.
    await sweeper.sweep();
    await replica.publisher.drain();
    const own = await timed(async () => {
      await sweeper.sweep();
      await replica.publisher.drain();
    });
    const left = await replica.store.collection.countDocuments({ 'outbox.0.at': { $type: 'date' } } as never);
    if (left > 0) throw new Error(`${left} events were left behind`);
    rates.push({ own: (events * 1_000) / own, raw: (events * 1_000) / raw });
  }
  await replica.close();
  await bus.drain();
  const ratio = median(rates.map(({ own, raw }) => own / raw));
  return {
    figure: 'publisher: backlog from outbox to acknowledged and archived',
    measured: perSecond(median(rates.map(({ own }) => own))),
    ...{ raw: perSecond(median(rates.map(({ raw }) => raw))), value: ratio.toFixed(2) },
    ...{ bar: 'at least 0.8', met: ratio >= 0.8 },
  };
}

/** The same message into the same stream: what follows a stream costs the server for each message, whoever publishes it. */
async function rawLoop({ raw }: Ground, events: number, { subject, event }: OutboxEntry): Promise<void> {
  const payload = Buffer.from(JSON.stringify(event));
  const run = crypto.randomUUID();
  let next = 0;
  const worker = async () => {
    while (next < events) {
      next += 1;
      await raw.stream.publish(subject, payload, { msgID: `${run}-${next}` });
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, worker));
}
