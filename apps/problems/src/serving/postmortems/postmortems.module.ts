import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { postmortemAggregate } from '../../postmortem/postmortem-aggregate.js';
import { postmortemTemplateAggregate } from '../../postmortem/postmortem-template-aggregate.js';
import { sectionAggregate } from '../../postmortem/section-aggregate.js';
import { FiguresModule } from '../figures/figures.module.js';
import { ProblemRecordsModule } from '../problems/problem-records.module.js';
import { Approvals } from './approvals.js';
import { Chapters } from './chapters.js';
import { Drafts } from './drafts.js';
import { Editions } from './editions.js';
import { OpenPostmortemItems } from './open-postmortem-items.js';
import { PostmortemController } from './postmortem.controller.js';
import { PostmortemPlans } from './postmortem-plans.js';
import { PostmortemReading } from './postmortem-reading.js';
import { PostmortemSections } from './postmortem-sections.js';
import { PostmortemSweeper } from './postmortem-sweeper.js';
import { PostmortemTemplates } from './postmortem-templates.js';
import { Postmortems } from './postmortems.js';
import { PublicEditions } from './public-editions.js';
import { SectionWriting } from './section-writing.js';
import { POSTMORTEMS, SECTIONS, TEMPLATES } from './stores.js';

/** What was learned, written down. */
@Module({
  imports: [ProblemRecordsModule, FiguresModule],
  controllers: [PostmortemController],
  providers: [
    aggregateStore(POSTMORTEMS, postmortemAggregate),
    aggregateStore(SECTIONS, sectionAggregate),
    aggregateStore(TEMPLATES, postmortemTemplateAggregate),
    ...[Postmortems, PostmortemPlans, PostmortemTemplates, PostmortemSections, PostmortemReading, PostmortemSweeper],
    ...[Approvals, Chapters, Drafts, Editions, PublicEditions, SectionWriting, OpenPostmortemItems],
  ],
  exports: [OpenPostmortemItems, Chapters, Postmortems],
})
export class PostmortemsModule {}
