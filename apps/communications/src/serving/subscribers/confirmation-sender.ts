import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type Envelope, type EventOf, NO_INCIDENT, type subscriptionAsked } from '#contracts';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { Recipient } from '../../audience/recipient.js';
import type { Message, Planner } from '../../delivery/message.js';
import { composeAlready, composeConfirmation } from '../../subscriber/compose-confirmation.js';
import { type KeptSubscription, type SubscriptionEvent, shownSubscription } from '../../subscriber/subscriber.js';
import { PLANNER } from '../deliveries/stores.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { pageLinksOf } from './page-links.js';
import { SUBSCRIPTIONS } from './stores.js';
import { SubscriberRecipients } from './subscriber-recipients.js';

/** Whoever asked longer ago has asked again, or no longer waits. */
const TOO_OLD_MS = 24 * 3_600_000;

/** Has whoever was named asked whether they want to be told. */
@Injectable()
export class ConfirmationSender {
  constructor(
    @Inject(SUBSCRIPTIONS) private readonly store: AggregateStore<KeptSubscription, SubscriptionEvent>,
    @Inject(SubscriberRecipients) private readonly recipients: SubscriberRecipients,
    @Inject(SETTINGS) private readonly own: CommunicationsSettings,
    @Inject(Parts) private readonly parts: Parts,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /** Once for each time somebody asked, while it still stands as they left it; can be asked again. */
  async send(event: Envelope): Promise<void> {
    const page = pageLinksOf(this.parts, this.own);
    if (!page || this.parts.clock.now().getTime() - Date.parse(event.time) > TOO_OLD_MS) return;
    const { subscription, sends } = event.data as EventOf<typeof subscriptionAsked>['data'];
    const kept = (await this.store.load(subscription.id))?.state;
    if (kept?.status !== (sends === 'already' ? 'confirmed' : 'pending')) return;
    const recipients = await this.recipients.at([kept]);
    const compose = sends === 'already' ? composeAlready : composeConfirmation;
    const content = compose(shownSubscription(kept), { page, organisation: this.own.organisation });
    const message: Message = {
      ...{ id: `cnf-${event.id}`, incident: NO_INCIDENT, restricted: false, audience: null, update: null },
      ...{ revision: null, by: null, urgent: true, withheld: null, contents: { [kept.language]: content } },
    };
    // What plans deliveries is above this room.
    await this.modules.get<Planner>(PLANNER, { strict: false }).plan(message, once(recipients));
  }
}

async function* once(page: readonly Recipient[]): AsyncGenerator<readonly Recipient[]> {
  yield page;
}
