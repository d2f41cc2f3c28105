import { createConnection } from 'mongoose';
import { readTimeline } from '#contracts';
import { connectBus, RequestClient } from '#messaging';
import { DURABLE } from '#persistence';
import type { Content, Line } from '../../../apps/timeline/src/chain/line.js';
import { Intake } from '../../../apps/timeline/src/serving/intake.js';
import { Lines, RECORD_ORDER } from '../../../apps/timeline/src/serving/lines.js';
import { Standings } from '../../../apps/timeline/src/serving/standings.js';
import { rosterEvent } from '../../support/roster-event.js';
import type { Ground } from '../ground.js';
import { type Figure, inMs, median, paced, perSecond, quantile, timed } from '../measuring.js';

const eventOf = (incident: string, sequence: number) => rosterEvent('role-released', incident, sequence);

/** Does something for each of them, so many at once; how many a second. */
async function rate<Item>(items: readonly Item[], inFlight: number, work: (item: Item) => Promise<unknown>) {
  const left = items.values();
  const took = await timed(() =>
    Promise.all(
      Array.from({ length: inFlight }, async () => {
        for (const item of left) await work(item);
      }),
    ),
  );
  return (items.length * 1_000) / took;
}

/** Entries taken in over many incidents, beside the same documents inserted as they are. */
export async function recordIntake(ground: Ground, { entries = 20_000, incidents = 500 } = {}): Promise<Figure> {
  const connection = await createConnection(ground.databaseOf('bench_record')).asPromise();
  const lines = await Lines.open(connection);
  const intake = new Intake(lines, new Standings(lines), () => {});
  const contents = (from: number): Content[] =>
    Array.from({ length: entries }, (_, index) => {
      const incident = `INC-${from + (index % incidents) + 1}`;
      return { incident, restricted: false, event: eventOf(incident, Math.floor(index / incidents) + 1) };
    });
  const [own, raw, bulk]: [number[], number[], number[]] = [[], [], []];
  for (const round of [0, 1, 2]) {
    const taken = await rate(contents(round * 1_000), 1_000, (content) => intake.take(content));
    const documents = await lines.collection.find({}).sort({ _id: -1 }).limit(entries).toArray();
    const plain = connection.db!.collection<Line>(`raw_${round}`);
    const inserted = await rate(documents, 1_000, (document) => plain.insertOne(document as never, DURABLE));
    await plain.deleteMany({});
    const batches = Array.from({ length: entries / 500 }, (_, at) => documents.slice(at * 500, (at + 1) * 500));
    const together = 500 * (await rate(batches, 1, (batch) => plain.insertMany(batch as never, DURABLE)));
    if (round === 0) continue;
    own.push(taken);
    raw.push(inserted);
    bulk.push(together);
  }
  await connection.close();
  const [mine, theirs] = [median(own), median(raw)];
  return {
    figure: `Entries taken in, over ${incidents} incidents`,
    measured: perSecond(mine),
    raw: `${perSecond(theirs)}, the same documents inserted (${perSecond(median(bulk))} by 500 in a write, without indexes)`,
    value: (mine / theirs).toFixed(2),
    bar: '0.5',
    met: mine / theirs >= 0.5,
  };
}

/** Events of one incident, from the bus into its one chain. */
export async function recordOneIncident(ground: Ground, { entries = 5_000 } = {}): Promise<Figure> {
  const incident = 'INC-900001';
  const events = Array.from({ length: entries }, (_, index) => eventOf(incident, index + 1));
  const lines = ground.database.db('muster_timeline').collection<Line>('lines');
  const startedAt = performance.now();
  const published = rate(events, 256, (event) => ground.publish(event));
  while ((await lines.countDocuments({ incident })) < entries) await new Promise((again) => setTimeout(again, 20));
  await published;
  const persecond = (entries * 1_000) / (performance.now() - startedAt);
  return {
    figure: 'Events of one incident into its chain',
    measured: perSecond(persecond),
    raw: '',
    value: perSecond(persecond),
    bar: '500/s',
    met: persecond >= 500,
  };
}

/** From the bus to the record, at a steady pace. */
export async function recordVisible(ground: Ground, { seconds = 15 } = {}): Promise<Figure> {
  const lines = ground.database.db('muster_timeline').collection<Line>('lines');
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  const changes = lines.watch([{ $match: { operationType: 'insert' } }, { $project: { documentKey: 1 } }]);
  changes.on('change', (change) => {
    const sent = sentAt.get(String((change as { documentKey?: { _id: unknown } }).documentKey?._id));
    if (sent !== undefined) took.push(performance.now() - sent);
  });
  await new Promise((ready) => setTimeout(ready, 500));
  await paced(200, seconds, async (index) => {
    const event = eventOf(`INC-91${(index % 20) + 10}`, Math.floor(index / 20) + 1);
    sentAt.set(event.id, performance.now());
    await ground.publish(event);
  });
  await new Promise((last) => setTimeout(last, 1_000));
  await changes.close();
  const p99 = quantile(took, 0.99);
  return {
    figure: 'Event to entry, at 200 events a second',
    measured: `p50 ${inMs(median(took))}, p99 ${inMs(p99)}`,
    raw: '',
    value: inMs(p99),
    bar: '500 ms',
    met: took.length >= 200 * seconds && p99 < 500,
  };
}

/** The first page of a record of 10,000 entries, beside a raw read of the same lines by the same index. */
export async function recordFirstPage(ground: Ground, { samples = 200 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  const events = Array.from({ length: 10_000 }, (_, index) => eventOf(incident, index + 1_000));
  await rate(events, 256, (event) => ground.publish(event));
  await ground.drained();
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const client = new RequestClient(bus);
  const lines = ground.database.db('muster_timeline').collection<Line>('lines');
  const page = () => client.ask(readTimeline, { incident }, { token: ground.token });
  const read = () => lines.find({ incident }).sort(RECORD_ORDER).limit(200).toArray();
  const [own, raw]: [number[], number[]] = [[], []];
  for (let sample = -30; sample < samples; sample += 1) {
    const took = [await timed(page), await timed(read)] as const;
    if (sample < 0) continue;
    own.push(took[0]);
    raw.push(took[1]);
  }
  await bus.drain();
  const [mine, theirs] = [median(own), median(raw)];
  return {
    figure: 'First page of 10,000 entries',
    measured: inMs(mine),
    raw: `${inMs(theirs)}, the same 200 lines read`,
    value: (mine / theirs).toFixed(1),
    bar: '3',
    met: mine / theirs <= 3,
  };
}
