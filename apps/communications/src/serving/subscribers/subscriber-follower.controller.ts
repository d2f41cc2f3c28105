import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  type Envelope,
  type Maintenance,
  maintenanceAnnounced,
  maintenanceBegun,
  maintenanceCancelled,
  maintenanceEnded,
  maintenanceProlonged,
  maintenanceSaid,
  maintenanceVerifying,
  type Publication,
  publicationCorrected,
  publicationPublished,
  publicationUpdated,
  publicationWithdrawn,
  subscriptionAsked,
  subscriptionErased,
  subscriptionLapsed,
  subscriptionLeft,
} from '#contracts';
import { Follows } from '#messaging';
import { ConfirmationSender } from './confirmation-sender.js';
import { PageNews } from './page-news.js';
import { SettledAddresses } from './settled-addresses.js';

/** What follows from what happens on the page and to its subscribers. */
@Controller()
export class SubscriberFollower {
  constructor(
    @Inject(ConfirmationSender) private readonly confirmations: ConfirmationSender,
    @Inject(SettledAddresses) private readonly addresses: SettledAddresses,
    @Inject(PageNews) private readonly news: PageNews,
  ) {}

  @Follows(subscriptionAsked)
  asked(@Payload() event: Envelope): Promise<void> {
    return this.confirmations.send(event);
  }

  @Follows(subscriptionLeft, subscriptionLapsed, subscriptionErased)
  over(@Payload() event: Envelope): Promise<void> {
    return this.addresses.settle(event.subject);
  }

  @Follows(publicationPublished, publicationUpdated, publicationWithdrawn)
  published(@Payload() event: Envelope): Promise<void> {
    return this.news.ofPublication(event, event.data.publication as Publication);
  }

  @Follows(publicationCorrected)
  corrected(@Payload() event: Envelope): Promise<void> {
    return this.news.ofPublication(event, event.data.publication as Publication, event.data.entry as string);
  }

  @Follows(
    ...[maintenanceAnnounced, maintenanceBegun, maintenanceVerifying, maintenanceEnded],
    ...[maintenanceProlonged, maintenanceCancelled, maintenanceSaid],
  )
  planned(@Payload() event: Envelope): Promise<void> {
    return this.news.ofMaintenance(event, event.data.maintenance as Maintenance);
  }
}
