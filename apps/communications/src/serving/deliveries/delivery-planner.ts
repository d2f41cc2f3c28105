import { Inject, Injectable } from '@nestjs/common';
import type { ChannelName } from '#contracts';
import type { Recipient } from '../../audience/recipient.js';
import type { Channel } from '../../channel/channel.js';
import { batchesOf, deliveryTo, laneOf } from '../../delivery/delivery.js';
import type { Message, Planner } from '../../delivery/message.js';
import { CHANNELS } from '../channels/stores.js';
import { DeliveryStore } from './delivery-store.js';
import { Limits } from './limits.js';
import { MessageStore } from './message-store.js';
import { WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

/** Deliveries that are stored together. The first ones are fewer, so that somebody is told at once. */
const TOGETHER = 1_000;
const FIRST = 50;
/** Parts that are stored and queued side by side. */
const AT_ONCE = 4;

/** The same recipients, in parts that are stored together. */
async function* inParts(pages: AsyncIterable<readonly Recipient[]>): AsyncGenerator<readonly Recipient[]> {
  let most = FIRST;
  for await (const page of pages) {
    for (let from = 0; from < page.length; ) {
      const some = page.slice(from, from + most);
      yield some;
      from += some.length;
      most = TOGETHER;
    }
  }
}

/** Stores deliveries and queues them, part by part: the first are on their way while the last are not stored yet. */
@Injectable()
export class DeliveryPlanner implements Planner {
  constructor(
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(WORK) private readonly work: CommunicationsWork,
  ) {}

  async plan(message: Message, recipients: AsyncIterable<readonly Recipient[]>): Promise<void> {
    await this.messages.keep(message);
    const underWay = new Set<Promise<void>>();
    for await (const some of inParts(recipients)) {
      const work: Promise<void> = this.planPart(message, some).then(() => void underWay.delete(work));
      work.catch(() => {});
      underWay.add(work);
      // What waits here stays small; what failed stays here, so that the whole plan fails and is made again.
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  }

  private async planPart(message: Message, some: readonly Recipient[]): Promise<void> {
    const now = this.deliveries.now();
    const deliveries = some.map((one) => deliveryTo(message, one, this.providerOf(one), now));
    await this.deliveries.add(deliveries);
    if (message.withheld === null) await this.queue(message, deliveries);
  }

  private async queue(message: Message, deliveries: readonly ReturnType<typeof deliveryTo>[]): Promise<void> {
    const batches = batchesOf(deliveries, this.limits.isByProvider);
    await Promise.all(batches.map((batch) => this.work.put(laneOf(message), batch)));
  }

  /** An address that is none is found out when it is sent to; then it is told why. */
  private providerOf({ channel, address }: Recipient): string {
    try {
      return this.channels.get(channel)?.providerOf(address) ?? channel;
    } catch {
      return channel;
    }
  }
}
