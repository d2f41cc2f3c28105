import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { problemAggregate } from '../../problem/problem-aggregate.js';
import { ProblemController } from './problem.controller.js';
import { PROBLEM_INDEXES } from './problem-queries.js';
import { Problems } from './problems.js';
import { PROBLEMS } from './stores.js';

/** The causes behind incidents. */
@Module({
  controllers: [ProblemController],
  providers: [
    aggregateStore(PROBLEMS, problemAggregate, { uniques: ['openedFor'], indexes: PROBLEM_INDEXES }),
    Problems,
  ],
  exports: [Problems],
})
export class ProblemRecordsModule {}
