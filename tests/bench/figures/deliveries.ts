import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mongoose';
import type { ChannelName } from '#contracts';
import { connectBus, WORK_LANES, WorkQueue } from '#messaging';
import { DURABLE } from '#persistence';
import type { Channel } from '../../../apps/communications/src/channel/channel.js';
import { DeliveryPlanner } from '../../../apps/communications/src/serving/deliveries/delivery-planner.js';
import { DeliveryStore } from '../../../apps/communications/src/serving/deliveries/delivery-store.js';
import { MessageStore } from '../../../apps/communications/src/serving/deliveries/message-store.js';
import { inPages, recipientsAt, someMessage } from '../../support/messages.js';
import { type Answering, Receiver } from '../../support/receiver.js';
import { addCustomers, sendToCustomers } from '../../support/sent-update.js';
import { type Alone, startAlone } from '../alone.js';
import type { Ground } from '../ground.js';
import { type Figure, inMs, median, perSecond, timed } from '../measuring.js';
import { residentMiB } from '../processes.js';

const FULL = Boolean(process.env.PROVE);
const MANY = FULL ? 100_000 : 10_000;
const SENT = FULL ? 100_000 : 5_000;
const ANSWER_MS = 200;
const WORKER = { flags: ['--deliveries-only'], more: { OUTGOING_ALLOWED: '127.0.0.1/32', DELIVERIES_AT_ONCE: '50' } };

/** Plans as the service does, but in this process: nothing else of Muster runs. */
async function planner(ground: Ground, database: string) {
  await ground.muster.end();
  const connection = await createConnection(ground.databaseOf(database)).asPromise();
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const clock = { now: () => new Date() } as never;
  const [messages, deliveries] = [await MessageStore.open(connection), await DeliveryStore.open(connection, clock)];
  const work = await WorkQueue.open(bus, 'communications', WORK_LANES.communications);
  const channels = new Map([['webhook', { providerOf: (address: string) => new URL(address).host }]]);
  const limits = { isByProvider: () => false } as never;
  const stands = [messages, deliveries, limits, channels as unknown as Map<ChannelName, Channel>, work] as const;
  const plan = (id: string, url: string, count: number) =>
    new DeliveryPlanner(...stands).plan(someMessage(id), inPages(recipientsAt(url, count)));
  const close = async () => {
    await bus.drain();
    await connection.close();
  };
  return { plan, deliveries, connection, close };
}

/** Recipients stored and queued, beside the same documents inserted as they are. */
export async function deliveriesPlan(ground: Ground, { rounds = 3 } = {}): Promise<Figure> {
  const { plan, deliveries, connection, close } = await planner(ground, 'bench_deliveries');
  const rates: { own: number; raw: number }[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const own = await timed(() => plan(`upd-${round}.1`, 'http://127.0.0.1:9/', MANY));
    const documents = await deliveries.collection.find({ message: `upd-${round}.1` }).toArray();
    const plain = connection.db!.collection(`raw_${round}`);
    const raw = await timed(async () => {
      for (let from = 0; from < MANY; from += 1_000) {
        await plain.insertMany(documents.slice(from, from + 1_000) as never, { ordered: false, ...DURABLE });
      }
    });
    await plain.drop();
    if (round >= 0) rates.push({ own: (MANY * 1_000) / own, raw: (MANY * 1_000) / raw });
  }
  await close();
  const ratio = median(rates.map(({ own, raw }) => own / raw));
  return {
    figure: `deliveries: ${MANY} recipients planned, stored and queued, against the same documents inserted by 1,000`,
    measured: perSecond(median(rates.map(({ own }) => own))),
    ...{ raw: perSecond(median(rates.map(({ raw }) => raw))), value: ratio.toFixed(2) },
    ...{ bar: 'at least 0.5', met: ratio >= 0.5 },
  };
}

/** From the moment at which it is sent until the first of many has it. */
export async function deliveriesFirst(ground: Ground, { rounds = 3 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  await ground.muster.end();
  const receiver = await Receiver.start();
  const members = ground.database.db('muster_communications').collection('members');
  await addCustomers(members as never, (index) => receiver.url(`/${index}`), MANY);
  const service = await startAlone('communications', ground, { more: { OUTGOING_ALLOWED: '127.0.0.1/32' } });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    receiver.clear();
    const pressedAt = performance.now();
    await sendToCustomers(ground.bus, incident);
    while (receiver.came.size < MANY) await sleep(20);
    times.push(receiver.firstAt! - pressedAt);
  }
  await service.stop();
  await receiver.stop();
  const longest = Math.max(...times);
  return {
    figure: `deliveries: from the press to the first of ${MANY}`,
    ...{ measured: times.map(inMs).join(', '), raw: '', value: inMs(longest) },
    ...{ bar: 'within 1 s', met: longest < 1_000 },
  };
}

/** So many workers deliver to a receiver: how long it takes from the first that comes until the last is answered, in ms. */
async function delivering(
  ground: Ground,
  planning: Awaited<ReturnType<typeof planner>>,
  {
    id,
    workers,
    count = SENT,
    afterMs = ANSWER_MS,
    answer,
  }: {
    id: string;
    workers: number;
    count?: number;
    afterMs?: number;
    answer?: Answering;
  },
  watch: (worker: Alone, receiver: Receiver) => void = () => {},
): Promise<number> {
  const receiver = await Receiver.start(afterMs, answer);
  const started = await Promise.all(
    Array.from({ length: workers }, () => startAlone('communications', ground, WORKER)),
  );
  const looking = setInterval(() => watch(started[0]!, receiver), 50);
  await planning.plan(id, receiver.url('/'), count);
  while (receiver.came.size < count) await sleep(20);
  while (receiver.inFlight > (answer ? count / 50 : 0)) await sleep(20);
  await sleep(ANSWER_MS * 2);
  clearInterval(looking);
  const took = receiver.lastAt - receiver.firstAt!;
  await receiver.stop();
  await Promise.all(started.map((one) => one.stop()));
  return took;
}

/** What a second worker adds, where the first has as much under way as it may. */
export async function deliveriesTwoWorkers(ground: Ground): Promise<Figure> {
  const planning = await planner(ground, 'muster_communications');
  const one = await delivering(ground, planning, { id: 'upd-one.1', workers: 1 });
  const two = await delivering(ground, planning, { id: 'upd-two.1', workers: 2 });
  await planning.close();
  const [single, both] = [(SENT * 1_000) / one, (SENT * 1_000) / two];
  return {
    figure: `deliveries: two workers against one, ${SENT} to receivers that answer after ${ANSWER_MS} ms, 50 at once each`,
    measured: `${perSecond(both)} against ${perSecond(single)}`,
    ...{ raw: perSecond(50_000 / ANSWER_MS), value: `${(both / single).toFixed(2)} times` },
    ...{ bar: 'at least 1.7 times', met: both / single >= 1.7 },
  };
}

/** What one receiver in a hundred that never answers costs the others. */
export async function deliveriesHanging(ground: Ground): Promise<Figure> {
  const planning = await planner(ground, 'muster_communications');
  const fine = await delivering(ground, planning, { id: 'upd-fine.1', workers: 1 });
  const answer: Answering = ({ url }) => (Number(url!.slice(1)) % 100 === 7 ? 'never' : 200);
  const hanging = await delivering(ground, planning, { id: 'upd-hanging.1', workers: 1, answer });
  await planning.close();
  const cost = hanging / fine - 1;
  return {
    figure: `deliveries: one receiver in a hundred never answers, ${SENT} in all: what it costs the others`,
    measured: `${inMs(hanging)} against ${inMs(fine)}`,
    ...{ raw: '', value: `${(cost * 100).toFixed(1)} %`, bar: 'at most 5 %', met: cost <= 0.05 },
  };
}

/** What a worker has resident while it delivers as fast as it can: at most, and later against earlier. */
export async function deliveriesMemory(ground: Ground): Promise<Figure> {
  const planning = await planner(ground, 'muster_communications');
  const count = FULL ? 100_000 : 20_000;
  const most = { earlier: 0, later: 0 };
  const look = (worker: Alone, receiver: Receiver) => {
    const part = receiver.came.size / count;
    if (part < 0.25) return;
    const which = part < 0.5 ? 'earlier' : 'later';
    most[which] = Math.max(most[which], residentMiB(worker.pid));
  };
  await delivering(ground, planning, { id: 'upd-memory.1', workers: 1, count, afterMs: 20 }, look);
  await planning.close();
  const grown = most.later - most.earlier;
  const peak = Math.max(most.later, most.earlier);
  return {
    figure: `deliveries: memory of a worker over ${count}, in the second quarter and later`,
    measured: `${most.earlier.toFixed(0)} MiB, ${most.later.toFixed(0)} MiB`,
    ...{
      raw: '',
      value: `${peak.toFixed(0)} MiB`,
      bar: 'under 200 MiB, growing by at most 15',
      met: peak < 200 && grown <= 15,
    },
  };
}
