import { Inject, Injectable } from '@nestjs/common';
import type { ChannelName } from '#contracts';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import { batchesOf, type Lane, type StoredDelivery } from '../../delivery/delivery.js';
import { takenUp } from '../../delivery/standing.js';
import { CHANNELS } from '../channels/stores.js';
import { crashed } from './delivery-figures.js';
import { DeliveryStore } from './delivery-store.js';
import { Limits } from './limits.js';
import { WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

const EVERY_MS = 500;
/** What a round takes on; the rest is for the next. */
const MOST = 1_000;
/** How often it looks for what should be in the queue. */
const LOST_EVERY_MS = 5_000;
/** What nobody has taken for so long is put there again, even where the queue never gets empty: a repeat does no harm. */
const LOST_FOR_SURE_MS = 10 * 60_000;

/**
 * Brings deliveries back on their way: those whose pause is over, those under way in a process that died, and those that the
 * queue should have and has not. Any number of processes may.
 */
@Injectable()
export class DeliverySweeper {
  private lookedForLost = 0;

  constructor(
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(Parts) parts: Parts,
  ) {
    const onError = (error: unknown) => parts.log.warn({ err: error }, 'deliveries could not be looked after');
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), onError));
  }

  /** One round. */
  async sweep(): Promise<void> {
    await this.takeUp();
    await this.queue(await this.deliveries.due('queued', false, this.deliveries.now(), MOST));
    if (Date.now() - this.lookedForLost < LOST_EVERY_MS) return;
    this.lookedForLost = Date.now();
    await this.findLost();
  }

  /** Takes up what was under way in a process that said nothing of it for too long. */
  async takeUp(): Promise<void> {
    const now = this.deliveries.now();
    const left = await this.deliveries.due('sending', false, now, MOST);
    if (left.length === 0) return;
    await this.deliveries.change(
      left.map((one) => ({
        ...{ id: one._id, claim: one.claim! },
        standing: takenUp(one, this.channels.get(one.channel)?.recognisesRepeats ?? false, now),
      })),
    );
    for (const { channel } of left) crashed.inc({ channel });
  }

  /** The bus lost its disk, or a process died between storing and queueing. */
  async findLost(): Promise<void> {
    const now = this.deliveries.now();
    const missing = await this.deliveries.due('queued', true, now, MOST);
    if (missing.length === 0) return;
    const forSure = now.getTime() - LOST_FOR_SURE_MS;
    for (const lane of ['urgent', 'bulk'] as const) {
      const ofLane = missing.filter((one) => one.lane === lane);
      if (ofLane.length === 0) continue;
      const isEmpty = (await this.work.waiting(lane)) === 0;
      await this.queue(isEmpty ? ofLane : ofLane.filter(({ dueAt }) => dueAt!.getTime() < forSure));
    }
  }

  private async queue(deliveries: readonly StoredDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    // Noted first: what a crash keeps from the queue is found as lost.
    await this.deliveries.enqueue(deliveries.map(({ _id }) => _id));
    const put = (lane: Lane) => {
      const batches = batchesOf(
        deliveries.filter((one) => one.lane === lane),
        this.limits.isByProvider,
      );
      return batches.map((batch) => this.work.put(lane, batch));
    };
    await Promise.all([...put('urgent'), ...put('bulk')]);
  }
}
