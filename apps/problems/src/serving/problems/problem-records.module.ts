import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { openProblems } from '../../closing/open-problems.js';
import { problemAggregate } from '../../problem/problem-aggregate.js';
import { IncidentFollower } from './incident-follower.controller.js';
import { OpenProblems } from './open-problems.js';
import { Opening } from './opening.js';
import { ProblemController } from './problem.controller.js';
import { ProblemClocks } from './problem-clocks.js';
import { PROBLEM_INDEXES } from './problem-queries.js';
import { Problems } from './problems.js';
import { PROBLEMS } from './stores.js';

/** The causes behind incidents. */
@Module({
  controllers: [ProblemController, IncidentFollower],
  providers: [
    aggregateStore(PROBLEMS, problemAggregate, {
      uniques: ['openedFor'],
      indexes: PROBLEM_INDEXES,
      open: openProblems,
    }),
    Problems,
    Opening,
    OpenProblems,
    ProblemClocks,
  ],
  exports: [Problems, OpenProblems, ProblemClocks],
})
export class ProblemRecordsModule {}
