import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import { leaveSubscription } from '../../subscriber/change-subscription.js';
import { MessageStore } from '../deliveries/message-store.js';
import { WORK } from '../deliveries/stores.js';
import type { CommunicationsWork } from '../deliveries/work.js';
import { AddressStore, type StoredAddress } from './address-store.js';
import { SettledAddresses } from './settled-addresses.js';
import { Subscribers } from './subscribers.js';

const EVERY_MS = 5_000;
const MOST = 100;
/** Whoever does something with an address has done it by then, or has died. */
const UNSETTLED_MS = 10 * 60_000;
/** What was not planned for so long is looked for in the queue. */
const UNPLANNED_MS = 15_000;

/**
 * Does what a process that died had begun: an address of which nothing came is dropped, news that nobody planned are queued
 * again. And leaves for those whose receiver wants nothing more. Any number of replicas may sweep.
 */
@Injectable()
export class SubscriberSweeper {
  constructor(
    @Inject(Subscribers) private readonly subscribers: Subscribers,
    @Inject(AddressStore) private readonly addresses: AddressStore,
    @Inject(SettledAddresses) private readonly settled: SettledAddresses,
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round. */
  async sweep(now = Date.now()): Promise<void> {
    const open = await this.addresses.open(new Date(now - UNSETTLED_MS), MOST);
    await Promise.all(open.map((row) => this.look(row).catch(this.onError)));
    const unplanned = await this.messages.unplanned(new Date(now - UNPLANNED_MS), MOST);
    if (unplanned.length === 0 || (await this.work.waiting('plan')) > 0) return;
    for (const message of unplanned) await this.work.put('plan', { message });
  }

  private async look({ subscription, gone }: StoredAddress): Promise<void> {
    if (gone) {
      const call = { by: this.parts.self, correlation: randomUUID() };
      const isThere = await this.subscribers.store.load(subscription);
      const leaves = (state: Parameters<typeof leaveSubscription>[0] | undefined, context: { readonly now: string }) =>
        state && state.status !== 'erased' ? leaveSubscription(state, context) : [];
      if (isThere) await this.subscribers.store.change(subscription, call, leaves, () => undefined);
    }
    await this.settled.settle(subscription);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'a subscriber could not be looked at');
  };
}
