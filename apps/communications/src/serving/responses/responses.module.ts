import { Module } from '@nestjs/common';
import { aggregateStore, Parts } from '#service';
import { openResponses } from '../../closing/open-responses.js';
import { gatheringAggregate } from '../../response/gathering-aggregate.js';
import { responseAggregate } from '../../response/response-aggregate.js';
import { AudiencesModule } from '../audiences/audiences.module.js';
import { Letters } from '../channels/email/letters.js';
import { BouncedDeliveries } from '../deliveries/bounced-deliveries.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { UpdatesModule } from '../updates/updates.module.js';
import { GatheringResponses } from './gathering-responses.js';
import { Gatherings } from './gatherings.js';
import { ListingResponses } from './listing.js';
import { MailCounts } from './mail-counts.js';
import { MailIntake } from './mail-intake.js';
import { MailReceiver } from './mail-receiver.js';
import { RESPONSE_INDEXES } from './response-queries.js';
import { ResponsesController } from './responses.controller.js';
import { Sorting } from './sorting.js';
import { BOUNCES, GATHERINGS, RESPONSES } from './stores.js';
import { WaitingSweeper } from './waiting-sweeper.js';

/** What customers say: by mail, by the one door, sorted by people, and the clock of it. */
@Module({
  imports: [AudiencesModule, DeliveriesModule, UpdatesModule],
  controllers: [ResponsesController],
  providers: [
    aggregateStore(RESPONSES, responseAggregate, { indexes: RESPONSE_INDEXES, open: openResponses }),
    aggregateStore(GATHERINGS, gatheringAggregate),
    { provide: Letters, inject: [Parts], useFactory: ({ connection }: Parts) => Letters.open(connection) },
    { provide: MailCounts, inject: [Parts], useFactory: ({ connection }: Parts) => MailCounts.open(connection) },
    { provide: BOUNCES, useClass: BouncedDeliveries },
    Gatherings,
    GatheringResponses,
    Sorting,
    ListingResponses,
    MailIntake,
    MailReceiver,
    WaitingSweeper,
  ],
  exports: [GatheringResponses],
})
export class ResponsesModule {}
