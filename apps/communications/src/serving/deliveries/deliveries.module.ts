import { type DynamicModule, Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { dispatchAggregate } from '../../delivery/dispatch-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { Deliveries } from './deliveries.js';
import { DeliveryFigures } from './delivery-figures.js';
import { DeliveryPlanner } from './delivery-planner.js';
import { DeliveryStore } from './delivery-store.js';
import { DeliverySweeper } from './delivery-sweeper.js';
import { DeliveryWorker } from './delivery-worker.js';
import { DispatchSweeper, LONGEST_FIRST } from './dispatch-sweeper.js';
import { Dispatches } from './dispatches.js';
import { HandledByPeople } from './handled-by-people.js';
import { Limits } from './limits.js';
import { MessageStore } from './message-store.js';
import { PlanWorker } from './plan-worker.js';
import { Sender } from './sender.js';
import { DISPATCHES, PLANNER } from './stores.js';
import { UpdateFollower } from './update-follower.controller.js';
import { workQueue } from './work.js';

/** What every process needs that delivers. */
const DELIVERING = [
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
];

/** What plans deliveries, and answers for them. */
const PLANNING = [
  aggregateStore(DISPATCHES, dispatchAggregate, { indexes: [LONGEST_FIRST] }),
  { provide: PLANNER, useClass: DeliveryPlanner },
  Dispatches,
  DispatchSweeper,
  PlanWorker,
  Deliveries,
  HandledByPeople,
];

/** How messages reach those whom they are for, and what became of each. */
@Module({})
export class DeliveriesModule {
  /** With what plans deliveries and answers for them. */
  static readonly whole: DynamicModule = {
    module: DeliveriesModule,
    imports: [AudiencesModule, ChannelsModule],
    controllers: [UpdateFollower, DeliveriesController],
    providers: [...DELIVERING, ...PLANNING],
    exports: [PLANNER, DeliveryStore, MessageStore],
  };

  /** What delivers, alone. */
  static readonly workerOnly: DynamicModule = {
    module: DeliveriesModule,
    imports: [AudiencesModule, ChannelsModule],
    providers: DELIVERING,
  };
}
