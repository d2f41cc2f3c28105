import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { audienceAggregate } from '../../audience/audience-aggregate.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { AudienceController } from './audience.controller.js';
import { Audiences } from './audiences.js';
import { MemberStore } from './member-store.js';
import { Members } from './members.js';
import { NamedMembers } from './named-members.js';
import { Recipients } from './recipients.js';
import { AUDIENCES } from './stores.js';

/** Who can be told something, and who that is. */
@Module({
  imports: [ChannelsModule],
  controllers: [AudienceController],
  providers: [
    aggregateStore(AUDIENCES, audienceAggregate),
    { provide: MemberStore, inject: [Parts], useFactory: ({ connection }: Parts) => MemberStore.open(connection) },
    Audiences,
    Members,
    NamedMembers,
    Recipients,
  ],
  exports: [Audiences, MemberStore, Recipients],
})
export class AudiencesModule {}
