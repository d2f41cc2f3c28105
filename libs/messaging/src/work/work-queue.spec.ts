import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { type AccountedBus, accountedBus, OPERATOR } from '../../../../tests/support/accounted-bus.js';
import { eventually } from '../../../../tests/support/patient.js';
import { type Bus, connectBus } from '../bus/bus.js';
import { type Work, WorkLane } from './work-lane.js';
import { WorkQueue } from './work-queue.js';
import { WORK_LANES, WORK_STREAM } from './work-stream.js';

interface Job {
  readonly number: number;
}

let server: AccountedBus;
let bus: Bus;
let queue: WorkQueue<'plan' | 'urgent' | 'bulk'>;
const errors: unknown[] = [];

beforeAll(async () => {
  server = await accountedBus();
  bus = await connectBus({ url: server.urlOf('communications'), name: 'communications' });
  queue = await WorkQueue.open(bus, 'communications', WORK_LANES.communications);
});
afterAll(async () => {
  await bus.drain();
  await server.stop();
});

const laneOf = (lane: string, take: (work: Work<Job>) => Promise<void>, ahead = 2) => {
  const one = new WorkLane<Job>({
    ...{ bus, service: 'communications', lane, ahead, take },
    onError: (error) => errors.push(error),
  });
  one.start();
  return {
    stop: async () => {
      await one.stop();
      one.close();
    },
  };
};

const isEmpty = (lane: 'urgent' | 'bulk' | 'plan') =>
  eventually(
    () => queue.waiting(lane),
    (left) => left === 0,
  );

describe('work on a lane', () => {
  it('is done once between two workers, and is gone from the bus then', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, number) => queue.put('bulk', { number })));
    expect(await queue.waiting('bulk')).toBe(100);
    const done: number[] = [];
    const workers = [0, 1].map(() =>
      laneOf('bulk', async ({ body, done: settle }) => {
        await sleep(1);
        done.push(body.number);
        settle();
      }),
    );
    expect(await isEmpty('bulk')).toBe(0);
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, number) => number));
    await Promise.all(workers.map((one) => one.stop()));
  });

  it('that was given back or failed comes again, with how often', async () => {
    const tries: number[] = [];
    const worker = laneOf('urgent', async (work) => {
      tries.push(work.tries);
      if (work.tries === 1) return work.again(10);
      if (work.tries === 2) throw new Error('broken');
      work.done();
    });
    await queue.put('urgent', { number: 1 });
    expect(await isEmpty('urgent')).toBe(0);
    expect([tries, errors.splice(0)]).toEqual([[1, 2, 3], [new Error('broken')]]);
    await worker.stop();
  });

  it('that was fetched and not begun is given back by a worker that stops', async () => {
    const taken: number[] = [];
    const stopping = laneOf(
      'plan',
      async (work) => {
        taken.push(work.body.number);
        if (taken.length > 1) await sleep(100);
        work.done();
      },
      10,
    );
    await Promise.all(Array.from({ length: 10 }, (_, number) => queue.put('plan', { number })));
    await eventually(
      async () => taken.length,
      (count) => count > 1,
    );
    await stopping.stop();
    const left = 10 - taken.length;
    expect(left).toBeGreaterThan(0);
    const startedAt = performance.now();
    const next = laneOf('plan', async (work) => work.done());
    expect(await isEmpty('plan')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await next.stop();
  });

  it('is made again when the bus has lost it, and taken from there', async () => {
    const done: number[] = [];
    const worker = laneOf('bulk', async (work) => {
      done.push(work.body.number);
      work.done();
    });
    const operator = await connect({ servers: server.url, user: OPERATOR, pass: `of ${OPERATOR}` });
    await (await jetstreamManager(operator)).streams.delete(WORK_STREAM);
    await queue.put('bulk', { number: 7 });
    await eventually(
      async () => done,
      (all) => all.length > 0,
    );
    expect(done).toEqual([7]);
    await worker.stop();
    await operator.close();
  });
});
