import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { analysisAggregate } from '../../analysis/analysis-aggregate.js';
import { PostmortemsModule } from '../postmortems/postmortems.module.js';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { Analyses } from './analyses.js';
import { AnalysisController } from './analysis.controller.js';
import { AnalysisReading } from './analysis-reading.js';
import { CauseFollower } from './cause-follower.controller.js';
import { CauseSweeper } from './cause-sweeper.js';
import { CausesChapter } from './causes-chapter.js';
import { Factors } from './factors.js';
import { Findings } from './findings.js';
import { KNOWN_CAUSES, KnownCauses, openKnownCauses } from './known-causes.js';
import { KnownPeople } from './known-people.js';
import { ANALYSES } from './stores.js';

/** Why problems came to be. */
@Module({
  imports: [ProblemRecordsModule, PostmortemsModule],
  controllers: [AnalysisController, CauseFollower],
  providers: [
    aggregateStore(ANALYSES, analysisAggregate),
    { provide: KNOWN_CAUSES, inject: [Parts], useFactory: openKnownCauses },
    ...[Analyses, AnalysisReading, CauseSweeper, CausesChapter, Factors, Findings, KnownCauses, KnownPeople],
  ],
  exports: [Analyses, KnownCauses],
})
export class AnalysesModule {}
