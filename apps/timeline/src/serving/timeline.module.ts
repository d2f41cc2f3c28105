import { Module } from '@nestjs/common';
import { AccountabilityFollower, aggregateStore, sightings } from '#service';
import { ENTRY_INDEXES, entryAggregate } from '../entry/entry-aggregate.js';
import { IncidentRecord } from './record.js';
import { RecordFollower } from './record-follower.controller.js';
import { ENTRIES } from './stores.js';
import { TimelineController } from './timeline.controller.js';

/** The record: every event and every note, in order, exportable. */
@Module({
  controllers: [TimelineController, RecordFollower, AccountabilityFollower],
  providers: [
    aggregateStore(ENTRIES, entryAggregate, { indexes: ENTRY_INDEXES }),
    IncidentRecord,
    sightings(IncidentRecord, async (record, position) =>
      position.aggregate.startsWith('INC-') ? record.has(position) : true,
    ),
  ],
})
export class TimelineModule {}
