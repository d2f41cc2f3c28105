import { Inject, Injectable } from '@nestjs/common';
import type { AggregateStore } from '#persistence';
import type { KeptSubscription, SubscriptionEvent } from '../../subscriber/subscriber.js';
import { DeliveryStore } from '../deliveries/delivery-store.js';
import { AddressStore } from './address-store.js';
import { SUBSCRIPTIONS } from './stores.js';

/** Sees to it that an address is kept for exactly as long as somebody may be told at it. */
@Injectable()
export class SettledAddresses {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly store: AggregateStore<KeptSubscription, SubscriptionEvent>,
    @Inject(AddressStore) private readonly addresses: AddressStore,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
  ) {}

  /**
   * Brings the address of a subscription to where that stands. May be done at any time and again: the row is read before the
   * subscription, and changed only if nobody used it since.
   */
  async settle(subscription: string): Promise<void> {
    const [row] = await this.addresses.of([subscription]);
    const status = (await this.store.load(subscription))?.state.status;
    if (status === 'pending' || status === 'confirmed') {
      if (row) await this.addresses.settle(row);
      return;
    }
    // First where it was copied to: while its own row is there, who looks for what was left half done finds it.
    await this.deliveries.forget(subscription);
    if (row) await (status === 'left' ? this.addresses.drop(row) : this.addresses.forget(row));
  }
}
