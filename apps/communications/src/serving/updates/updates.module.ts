import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { openUpdates } from '../../closing/open-updates.js';
import { updateAggregate } from '../../update/update-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { Drafting } from './drafting.js';
import { FirstWords } from './first-words.js';
import { ReadingUpdates, UPDATE_INDEXES } from './reading-updates.js';
import { ScheduledSweeper } from './scheduled-sweeper.js';
import { SendingUpdates } from './sending.js';
import { UPDATES } from './stores.js';
import { Surroundings } from './surroundings.js';
import { UpdateController } from './update.controller.js';
import { Updates } from './updates.js';

/** What audiences are told: written, reviewed, sent, corrected, taken back. */
@Module({
  imports: [AudiencesModule, TemplatesModule],
  controllers: [UpdateController],
  providers: [
    aggregateStore(UPDATES, updateAggregate, { uniques: ['firstWord'], indexes: UPDATE_INDEXES, open: openUpdates }),
    Surroundings,
    Updates,
    Drafting,
    FirstWords,
    SendingUpdates,
    ReadingUpdates,
    ScheduledSweeper,
  ],
  exports: [Updates, Surroundings],
})
export class UpdatesModule {}
