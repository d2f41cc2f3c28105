import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Work, WorkLane } from '#messaging';
import { Parts } from '#service';
import type { Batch, Lane } from '../../delivery/delivery.js';
import { DeliveryStore } from './delivery-store.js';
import { type Limit, Limits } from './limits.js';
import { Sender } from './sender.js';

/** Batches that are fetched ahead: enough of the urgent ones that the others find no gap. */
const AHEAD = { urgent: 16, bulk: 4 } as const;
/** Batches that wait here until a limit lets them go; others are given back for a while. */
const WAIT_FOR_LIMITS = 8;
const LONGEST_BACK_MS = 60_000;
const SOON_MS = 1_000;
/** What a stop leaves to sends that are under way. */
const DRAIN_MS = 8_000;

/** Takes batches of deliveries from the queue, urgent ones first, and sends them. Any number of processes may. */
@Injectable()
export class DeliveryWorker {
  private readonly lanes: WorkLane<Batch>[];
  private readonly begun = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private limited = 0;

  constructor(
    @Inject(Sender) private readonly sender: Sender,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.lanes = (['urgent', 'bulk'] as const).map((lane) => this.laneOf(lane));
    parts.background.push(this);
  }

  start(): void {
    for (const lane of this.lanes) lane.start();
  }

  /** Gives back what has not begun, and lets what is under way come to its end, as far as there is time for it. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const timeUp = wait(DRAIN_MS, undefined, { ref: false });
    await Promise.race([timeUp, this.drain()]);
    this.sender.stop();
    for (const lane of this.lanes) lane.close();
  }

  private async drain(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.stop()));
    await Promise.all(this.begun);
    await this.sender.idle();
  }

  private laneOf(lane: Lane): WorkLane<Batch> {
    const onError = (error: unknown) => this.parts.log.warn({ err: error, lane }, 'deliveries could not be taken');
    const take = (work: Work<Batch>) => this.take(work, lane);
    return new WorkLane({
      ...{ bus: this.parts.bus, service: 'communications', lane, take, onError },
      ahead: AHEAD[lane],
    });
  }

  /** Resolves when the next batch of this lane may be looked at. */
  private async take(work: Work<Batch>, lane: Lane): Promise<void> {
    const { channel, provider, ids } = work.body;
    const limit = this.limits.of(channel, provider);
    if (!limit) {
      const room = await this.sender.slots.take(ids.length, lane);
      return this.begin(work, () => this.sender.send(work.body, ids, lane, room));
    }
    if (this.limited >= WAIT_FOR_LIMITS) return work.again(backOffMs(work.tries));
    this.limited += 1;
    this.begin(work, async () => {
      try {
        await this.sendWithin(limit, work.body, lane);
      } finally {
        this.limited -= 1;
      }
    });
  }

  private begin(work: Work<Batch>, send: () => Promise<void>): void {
    const begun: Promise<void> = send()
      .then(
        () => work.done(),
        (error: unknown) => {
          work.again(SOON_MS);
          if (!this.stopping.signal.aborted)
            this.parts.log.warn({ err: error }, 'a batch of deliveries is tried again');
        },
      )
      .finally(() => this.begun.delete(begun));
    this.begun.add(begun);
  }

  /** Sends a batch as fast as its limit lets it; what a stop leaves of it is given back. */
  private async sendWithin(limit: Limit, batch: Batch, lane: Lane): Promise<void> {
    // What was sent already must not use up what others may send.
    let left = await this.deliveries.queuedOf(batch.ids);
    while (left.length > 0) {
      this.stopping.signal.throwIfAborted();
      const granted = await this.limits.grant(limit, left.length);
      for (let sent = 0; sent < granted; ) {
        const room = await this.sender.slots.take(granted - sent, lane);
        await this.sender.send(batch, left.slice(sent, sent + room), lane, room);
        sent += room;
      }
      left = left.slice(granted);
      if (left.length === 0) return;
      const pause = Math.min(SOON_MS, Math.max(20, Limits.waitMs(limit, left.length)));
      await wait(pause, undefined, { signal: this.stopping.signal });
    }
  }
}

/** Later each time, and never all at once. */
const backOffMs = (tries: number): number =>
  Math.min(LONGEST_BACK_MS, SOON_MS * 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2);
