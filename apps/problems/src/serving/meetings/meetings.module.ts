import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { conveningAggregate } from '../../meeting/convening-aggregate.js';
import { meetingAggregate } from '../../meeting/meeting-aggregate.js';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { Convenings } from './convenings.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingAnswering } from './meeting-answering.js';
import { MeetingFollower } from './meeting-follower.controller.js';
import { MEETING_INDEXES } from './meeting-queries.js';
import { MeetingSweeper } from './meeting-sweeper.js';
import { Meetings } from './meetings.js';
import { Proposals } from './proposals.js';
import { CONVENINGS, MEETINGS } from './stores.js';

/** The meeting about a postmortem. */
@Module({
  imports: [ProblemRecordsModule],
  controllers: [MeetingController, MeetingFollower],
  providers: [
    aggregateStore(MEETINGS, meetingAggregate, { uniques: ['standsFor'], indexes: MEETING_INDEXES }),
    aggregateStore(CONVENINGS, conveningAggregate),
    ...[MeetingAnswering, Proposals, Meetings, Convenings, MeetingSweeper],
  ],
  exports: [Meetings],
})
export class MeetingsModule {}
