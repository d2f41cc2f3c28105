import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { maintenanceAggregate } from '../../maintenance/maintenance-aggregate.js';
import { ChangedMaintenances } from './changed-maintenances.js';
import { MaintenanceController } from './maintenance.controller.js';
import { MAINTENANCE_INDEXES } from './maintenance-queries.js';
import { Maintenances } from './maintenances.js';
import { MAINTENANCES } from './stores.js';

/** Planned work that the public is told of. */
@Module({
  controllers: [MaintenanceController],
  providers: [
    aggregateStore(MAINTENANCES, maintenanceAggregate, { indexes: MAINTENANCE_INDEXES }),
    Maintenances,
    ChangedMaintenances,
  ],
  exports: [ChangedMaintenances],
})
export class MaintenancesModule {}
