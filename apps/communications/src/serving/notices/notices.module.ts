import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { noticeBoxAggregate } from '../../notice/notice-box-aggregate.js';
import { snoozeAggregate } from '../../notice/snooze-aggregate.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { DigestSender } from './digest-sender.js';
import { MyNotices } from './my-notices.js';
import { NoticeFollower } from './notice-follower.controller.js';
import { NoticeIntake } from './notice-intake.controller.js';
import { NoticeStore } from './notice-store.js';
import { NoticeSweeper } from './notice-sweeper.js';
import { NoticesController } from './notices.controller.js';
import { PreferenceStore } from './preference-store.js';
import { Preferences } from './preferences.js';
import { Sight } from './sight.js';
import { SNOOZE_INDEXES, Snoozes } from './snoozes.js';
import { NOTICE_BOXES, SNOOZES } from './stores.js';

/** What the other services have to tell people: kept, gathered, told by the ways each wants, and silent for who snoozes. */
@Module({
  imports: [ChannelsModule],
  controllers: [NoticeIntake, NoticeFollower, NoticesController],
  providers: [
    aggregateStore(NOTICE_BOXES, noticeBoxAggregate),
    aggregateStore(SNOOZES, snoozeAggregate, { indexes: SNOOZE_INDEXES }),
    { provide: NoticeStore, inject: [Parts], useFactory: ({ connection }: Parts) => NoticeStore.open(connection) },
    {
      provide: PreferenceStore,
      inject: [Parts],
      useFactory: ({ connection }: Parts) => PreferenceStore.open(connection),
    },
    ...[Snoozes, Preferences, Sight, DigestSender, MyNotices, NoticeSweeper],
  ],
})
export class NoticesModule {}
