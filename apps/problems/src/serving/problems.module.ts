import { type DynamicModule, Module } from '@nestjs/common';
import { AccountabilityFollower } from '#service';
import { AlikeModule } from './alike/alike.module.js';
import { AnalysesModule } from './analyses/analyses.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { PostmortemsModule } from './postmortems/postmortems.module.js';
import { ProblemRecordsModule } from './problems/problem-records.module.js';
import { RemediationModule } from './remediation/remediation.module.js';
import type { ProblemsSettings } from './settings.js';
import { SettingsModule } from './settings.module.js';

/** What stands behind incidents: their causes, what was learned of them, and what changes so that they do not come back. */
@Module({})
export class ProblemsModule {
  static with(own: ProblemsSettings): DynamicModule {
    const rooms = [ProblemRecordsModule, AnalysesModule, PostmortemsModule, MeetingsModule, RemediationModule];
    return {
      module: ProblemsModule,
      imports: [SettingsModule.with(own), KnowledgeModule, ...rooms, AlikeModule, FiguresModule],
      controllers: [AccountabilityFollower],
    };
  }
}
