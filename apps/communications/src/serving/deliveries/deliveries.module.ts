import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { dispatchAggregate } from '../../delivery/dispatch-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { SubscribersModule } from '../subscribers/subscribers.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { Deliveries } from './deliveries.js';
import { DeliveringModule } from './delivering.module.js';
import { DeliveryPlanner } from './delivery-planner.js';
import { DispatchSweeper, LONGEST_FIRST } from './dispatch-sweeper.js';
import { Dispatches } from './dispatches.js';
import { HandledByPeople } from './handled-by-people.js';
import { PlanWorker } from './plan-worker.js';
import { DISPATCHES, PLANNER } from './stores.js';
import { UpdateFollower } from './update-follower.controller.js';

/** How messages reach those whom they are for, and what became of each: plans deliveries, and answers for them. */
@Module({
  imports: [AudiencesModule, SubscribersModule, DeliveringModule],
  controllers: [UpdateFollower, DeliveriesController],
  providers: [
    aggregateStore(DISPATCHES, dispatchAggregate, { indexes: [LONGEST_FIRST] }),
    { provide: PLANNER, useClass: DeliveryPlanner },
    Dispatches,
    DispatchSweeper,
    PlanWorker,
    Deliveries,
    HandledByPeople,
  ],
  exports: [PLANNER, DeliveringModule],
})
export class DeliveriesModule {}
