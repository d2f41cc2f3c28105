import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { openPromises } from '../../closing/open-promises.js';
import { planAggregate } from '../../plan/plan-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { Noting } from './noting.js';
import { PlanFollower } from './plan-follower.controller.js';
import { PlanSweeper } from './plan-sweeper.js';
import { Plans } from './plans.js';
import { PromisesController } from './promises.controller.js';
import { Promises } from './promises.js';
import { StoredPlans } from './stored-plans.js';
import { PLANS } from './stores.js';

/** What each audience was promised, was told, and is still to get. */
@Module({
  imports: [AudiencesModule, PublicationsModule],
  controllers: [PromisesController, PlanFollower],
  providers: [
    aggregateStore(PLANS, planAggregate, { indexes: [{ 'state.about.status': 1, _id: 1 }], open: openPromises }),
    Plans,
    StoredPlans,
    Noting,
    PlanSweeper,
    Promises,
  ],
  exports: [Plans],
})
export class PlansModule {}
