import { Inject, Injectable } from '@nestjs/common';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Recipient } from '../../audience/recipient.js';
import type { ToSubscribers } from '../../delivery/message.js';
import type { KeptSubscription, SubscriptionEvent } from '../../subscriber/subscriber.js';
import { webhookSecretOf } from '../../subscriber/subscriber-links.js';
import { AddressStore } from './address-store.js';
import { secretOf } from './page-links.js';
import { SUBSCRIPTIONS } from './stores.js';
import { BY_STATUS, toldAfter } from './subscription-queries.js';

/** Subscribers that are found together. */
const PAGE = 1_000;

/** Who is told, when the page says something. */
@Injectable()
export class SubscriberRecipients {
  private readonly secret: string;

  constructor(
    @Inject(SUBSCRIPTIONS) private readonly store: AggregateStore<KeptSubscription, SubscriptionEvent>,
    @Inject(AddressStore) private readonly addresses: AddressStore,
    @Inject(Parts) parts: Parts,
  ) {
    this.secret = secretOf(parts);
  }

  /** Page after page, each once. Throws `unavailable`. */
  async *of(which: ToSubscribers): AsyncGenerator<readonly Recipient[]> {
    for (let after = ''; ; ) {
      const page = (await this.store.list(toldAfter(which, after), BY_STATUS, PAGE)).map(({ state }) => state);
      yield await this.at(page);
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** Where these are told; those whose address is gone are left out. */
  async at(subscriptions: readonly KeptSubscription[]): Promise<readonly Recipient[]> {
    const rows = await this.addresses.of(subscriptions.map(({ id }) => id));
    const byId = new Map(rows.map((row) => [row.subscription, row]));
    return subscriptions.flatMap(({ id, channel, language }) => {
      const { address, gone } = byId.get(id) ?? {};
      if (address === undefined || gone) return [];
      const secret = channel === 'webhook' && { secret: webhookSecretOf(this.secret, id) };
      return [{ key: id, channel, address, language, name: null, subscription: id, ...secret }];
    });
  }
}
