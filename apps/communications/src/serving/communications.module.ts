import { type DynamicModule, Module } from '@nestjs/common';
import { AccountabilityFollower } from '#service';
import { AffectedModule } from './affected/affected.module.js';
import { AudiencesModule } from './audiences/audiences.module.js';
import { BriefingModule } from './briefing/briefing.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { MaintenancesModule } from './maintenances/maintenances.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PlansModule } from './plans/plans.module.js';
import { PublicationsModule } from './publications/publications.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import type { CommunicationsSettings } from './settings.js';
import { SettingsModule } from './settings.module.js';
import { ShownComponentsModule } from './shown-components/shown-components.module.js';
import { SubscribersModule } from './subscribers/subscribers.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { UpdatesModule } from './updates/updates.module.js';

/** Every outbound word: who is told what, in which words, when, and what became of it. */
@Module({})
export class CommunicationsModule {
  static with(own: CommunicationsSettings): DynamicModule {
    const rooms = [AudiencesModule, TemplatesModule, UpdatesModule, PlansModule, BriefingModule, ResponsesModule];
    const page = [PublicationsModule, MaintenancesModule, ShownComponentsModule, SubscribersModule, AffectedModule];
    return {
      module: CommunicationsModule,
      imports: [
        SettingsModule.with(own),
        KnowledgeModule,
        ...rooms,
        ...page,
        DeliveriesModule,
        NoticesModule,
        InvitationsModule,
      ],
      controllers: [AccountabilityFollower],
    };
  }
}
