import { Inject, Injectable } from '@nestjs/common';
import type { Bounces } from '../responses/stores.js';
import { DeliveryStore } from './delivery-store.js';

/** Mails that came back after they were taken: nobody has read them. */
@Injectable()
export class BouncedDeliveries implements Bounces {
  constructor(@Inject(DeliveryStore) private readonly deliveries: DeliveryStore) {}

  async bounced(delivery: string, reason: string): Promise<void> {
    const taken = { _id: delivery, state: { $in: ['sent' as const, 'delivered' as const] } };
    await this.deliveries.move(taken, { state: 'bounced', reason });
  }
}
