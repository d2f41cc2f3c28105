import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { briefAggregate } from '../../briefing/brief-aggregate.js';
import { questionAggregate } from '../../briefing/question-aggregate.js';
import { openQuestions } from '../../closing/open-questions.js';
import { PlansModule } from '../plans/plans.module.js';
import { BriefingController } from './briefing.controller.js';
import { BriefingFollower } from './briefing-follower.controller.js';
import { Briefs } from './briefs.js';
import { QuestionSweeper } from './question-sweeper.js';
import { Questions } from './questions.js';
import { BRIEFS, QUESTIONS } from './stores.js';

/** What executives and stakeholders read, and what they ask. */
@Module({
  imports: [PlansModule],
  controllers: [BriefingController, BriefingFollower],
  providers: [
    aggregateStore(BRIEFS, briefAggregate),
    aggregateStore(QUESTIONS, questionAggregate, {
      open: openQuestions,
      indexes: [{ 'state.incident': 1, 'state.answer.at': 1, 'state.askedAt': 1 }],
    }),
    Briefs,
    Questions,
    QuestionSweeper,
  ],
})
export class BriefingModule {}
