import { Module } from '@nestjs/common';
import { Parts } from '#service';
import { MemberStoreModule } from '../audiences/member-store.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { AddressStoreModule } from '../subscribers/address-store.module.js';
import { DeliveryFigures } from './delivery-figures.js';
import { DeliveryStore } from './delivery-store.js';
import { DeliverySweeper } from './delivery-sweeper.js';
import { DeliveryWorker } from './delivery-worker.js';
import { Limits } from './limits.js';
import { MessageStore } from './message-store.js';
import { Sender } from './sender.js';
import { WORK } from './stores.js';
import { workQueue } from './work.js';

/**
 * Sends what is queued: in the service, and alone in a worker of its own. It knows of nothing that stands behind a message, so
 * that such a worker stays small.
 */
@Module({
  imports: [ChannelsModule, MemberStoreModule, AddressStoreModule],
  providers: [
    workQueue,
    { provide: MessageStore, inject: [Parts], useFactory: ({ connection }: Parts) => MessageStore.open(connection) },
    {
      provide: DeliveryStore,
      inject: [Parts],
      useFactory: ({ connection, clock }: Parts) => DeliveryStore.open(connection, clock),
    },
    Limits,
    Sender,
    DeliveryWorker,
    DeliverySweeper,
    DeliveryFigures,
  ],
  exports: [ChannelsModule, WORK, MessageStore, DeliveryStore, Limits],
})
export class DeliveringModule {}
