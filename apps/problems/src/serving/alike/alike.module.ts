import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { recognitionAggregate } from '../../alike/recognition-aggregate.js';
import { AnalysesModule } from '../analyses/analyses.module.js';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { AlikeController } from './alike.controller.js';
import { AlikeFinder } from './alike-finder.js';
import { AlikeFollower } from './alike-follower.controller.js';
import { Frequencies } from './frequencies.js';
import { Likenesses } from './likenesses.js';
import { ProblemLikenesses } from './problem-likenesses.js';
import { Recogniser } from './recogniser.js';
import { RECOGNITIONS } from './stores.js';

/** What incidents and problems are alike, and why. */
@Module({
  imports: [ProblemRecordsModule, AnalysesModule],
  controllers: [AlikeController, AlikeFollower],
  providers: [
    {
      provide: Likenesses,
      inject: [Parts],
      useFactory: async (parts: Parts) => {
        const likenesses = await Likenesses.open(parts.connection);
        parts.copies.push(likenesses);
        return likenesses;
      },
    },
    aggregateStore(RECOGNITIONS, recognitionAggregate),
    ...[Frequencies, AlikeFinder, ProblemLikenesses, Recogniser],
  ],
})
export class AlikeModule {}
