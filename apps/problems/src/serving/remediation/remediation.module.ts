import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { remediationAggregate } from '../../remediation/remediation-aggregate.js';
import { watchAggregate } from '../../remediation/watch/watch-aggregate.js';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { IssueFollower } from '../trackers/issue-follower.js';
import { IssueMaker } from '../trackers/issue-maker.js';
import { TrackerController } from '../trackers/tracker.controller.js';
import { TrackerClient } from '../trackers/tracker-client.js';
import { TrackerPoller } from '../trackers/tracker-poller.js';
import { TrackerPolls } from '../trackers/tracker-polls.js';
import { ProblemFollower } from './problem-follower.controller.js';
import { RemediationController } from './remediation.controller.js';
import { RemediationItems } from './remediation-items.js';
import { RemediationLists } from './remediation-lists.js';
import { REMEDIATION_INDEXES } from './remediation-queries.js';
import { RemediationSweeper } from './remediation-sweeper.js';
import { RemediationWatches } from './remediation-watches.js';
import { REMEDIATION, WATCHES } from './stores.js';
import { WatchFollower } from './watch-follower.controller.js';

/** What changes so that it does not come back, and the issues that stand for it in trackers. */
@Module({
  imports: [ProblemRecordsModule],
  controllers: [RemediationController, ProblemFollower, WatchFollower, TrackerController],
  providers: [
    aggregateStore(REMEDIATION, remediationAggregate, { uniques: ['issue'], indexes: REMEDIATION_INDEXES }),
    aggregateStore(WATCHES, watchAggregate),
    { provide: TrackerPolls, inject: [Parts], useFactory: (parts: Parts) => TrackerPolls.open(parts) },
    ...[RemediationItems, RemediationLists, RemediationSweeper, RemediationWatches],
    ...[TrackerClient, IssueMaker, IssueFollower, TrackerPoller],
  ],
  exports: [RemediationLists],
})
export class RemediationModule {}
