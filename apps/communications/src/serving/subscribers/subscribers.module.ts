import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { subscriptionAggregate } from '../../subscriber/subscription-aggregate.js';
import { DeliveringModule } from '../deliveries/delivering.module.js';
import { ShownComponentsModule } from '../shown-components/shown-components.module.js';
import { AddressStoreModule } from './address-store.module.js';
import { ConfirmationSender } from './confirmation-sender.js';
import { PageNews } from './page-news.js';
import { SettledAddresses } from './settled-addresses.js';
import { SUBSCRIPTIONS } from './stores.js';
import { SubscriberController } from './subscriber.controller.js';
import { SubscriberFollower } from './subscriber-follower.controller.js';
import { SubscriberLists } from './subscriber-lists.js';
import { SubscriberRecipients } from './subscriber-recipients.js';
import { SubscriberSweeper } from './subscriber-sweeper.js';
import { Subscribers } from './subscribers.js';
import { SUBSCRIPTION_INDEXES } from './subscription-queries.js';

/** Who is told what the status page says, and where: the addresses lie apart, and are dropped when nobody is told there. */
@Module({
  imports: [AddressStoreModule, DeliveringModule, ShownComponentsModule],
  controllers: [SubscriberController, SubscriberFollower],
  providers: [
    aggregateStore(SUBSCRIPTIONS, subscriptionAggregate, { indexes: SUBSCRIPTION_INDEXES }),
    ...[SettledAddresses, Subscribers, SubscriberLists, SubscriberRecipients],
    ...[ConfirmationSender, PageNews, SubscriberSweeper],
  ],
  exports: [SubscriberRecipients],
})
export class SubscribersModule {}
