import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { affectedAggregate } from '../../affected/affected-aggregate.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { AffectedController } from './affected.controller.js';
import { AFFECTED_INDEXES, AffectedReports } from './affected-reports.js';
import { AFFECTED } from './stores.js';

/** Who says on the status page that they are affected. */
@Module({
  imports: [PublicationsModule, ResponsesModule],
  controllers: [AffectedController],
  providers: [aggregateStore(AFFECTED, affectedAggregate, { indexes: AFFECTED_INDEXES }), AffectedReports],
})
export class AffectedModule {}
