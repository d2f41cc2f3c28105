import { Module } from '@nestjs/common';
import { aggregateStore } from '#service';
import { audienceAggregate } from '../../audience/audience-aggregate.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { AudienceController } from './audience.controller.js';
import { Audiences } from './audiences.js';
import { MemberStoreModule } from './member-store.module.js';
import { Members } from './members.js';
import { NamedMembers } from './named-members.js';
import { Recipients } from './recipients.js';
import { AUDIENCES } from './stores.js';

/** Who can be told something, and who that is. */
@Module({
  imports: [ChannelsModule, MemberStoreModule],
  controllers: [AudienceController],
  providers: [aggregateStore(AUDIENCES, audienceAggregate), Audiences, Members, NamedMembers, Recipients],
  exports: [Audiences, MemberStoreModule, Recipients],
})
export class AudiencesModule {}
