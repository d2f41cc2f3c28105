import { Inject, Injectable } from '@nestjs/common';
import {
  type ChannelName,
  type changeSubscription as changeContract,
  componentUnknown,
  type InputOf,
  notForYou,
  Rejection,
  type SUBSCRIBER_CHANNELS,
  type Subscription,
  type subscribe as subscribeContract,
  subscribingNotSetUp,
  subscriptionUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Answered, Call } from '#persistence';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import { changeSubscription } from '../../subscriber/change-subscription.js';
import { subscribe } from '../../subscriber/subscribe.js';
import {
  type KeptSubscription,
  type SubscriptionDecision,
  type SubscriptionEvent,
  shownSubscription,
} from '../../subscriber/subscriber.js';
import { readSubscriptionToken, type SubscriptionTokenKind } from '../../subscriber/subscriber-token.js';
import { CHANNELS } from '../channels/stores.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { ShownComponents } from '../shown-components/shown-components.js';
import { AddressStore } from './address-store.js';
import { secretOf } from './page-links.js';
import { SettledAddresses } from './settled-addresses.js';
import { SUBSCRIPTIONS } from './stores.js';

/** Refuses everybody who speaks neither for the public, as the status page does, nor for all. */
function mustSpeakForPublic({ caller }: Asked): void {
  if (caller.kind !== 'service' && !caller.admin) throw notForYou({ whoMay: 'administrators' });
}

type SubscriberChannel = (typeof SUBSCRIBER_CHANNELS)[number];

/** What somebody wants done with the subscription of an address. */
export type Deciding = (
  id: string,
) => (state: KeptSubscription | undefined, context: { readonly now: string }) => readonly SubscriptionEvent[];

/** Who is told what the page says. Addresses are beside it, never in it. */
@Injectable()
export class Subscribers {
  private readonly secret: string;

  constructor(
    @Inject(SUBSCRIPTIONS) readonly store: AggregateStore<KeptSubscription, SubscriptionEvent>,
    @Inject(AddressStore) private readonly addresses: AddressStore,
    @Inject(SettledAddresses) private readonly settled: SettledAddresses,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(ShownComponents) private readonly shown: ShownComponents,
    @Inject(SETTINGS) private readonly own: CommunicationsSettings,
    @Inject(Parts) parts: Parts,
  ) {
    this.secret = secretOf(parts);
  }

  /** Asks an address to confirm. Nobody is told whether it is known, not even by how far its subscription has come. */
  async subscribe(asked: Asked, input: InputOf<typeof subscribeContract>): Promise<{ asked: true }> {
    mustSpeakForPublic(asked);
    const { channel, address, ...wishes } = input;
    this.mustBeSetUp(channel);
    const fit = await this.fit(channel, address);
    await this.mustBeShown(wishes.components);
    await this.decide({ channel, address: fit }, asked, (id) => subscribe({ id, channel, ...wishes }));
    return { asked: true };
  }

  /** Decides something on the subscription behind a link. Throws `subscription-unknown`, and what the decision throws. */
  async change(
    asked: Asked,
    token: string,
    kinds: readonly SubscriptionTokenKind[],
    decide: SubscriptionDecision,
  ): Promise<Subscription> {
    mustSpeakForPublic(asked);
    const id = this.idIn(token, kinds);
    const onKnown = (state: KeptSubscription | undefined, context: { readonly now: string }) => {
      if (!state) throw subscriptionUnknown({});
      return decide(state, context);
    };
    return asked.answered(id, await this.store.change(id, asked, onKnown, shownSubscription));
  }

  /** Tells of other components, or in another language. Throws `component-unknown`, and as {@link change} does. */
  async wish(asked: Asked, { token, ...wishes }: InputOf<typeof changeContract>): Promise<Subscription> {
    mustSpeakForPublic(asked);
    const { components } = await this.stored(token);
    // What it was told of may have been taken off the page since.
    await this.mustBeShown((wishes.components ?? []).filter((one) => !components.includes(one)));
    return this.change(asked, token, ['manage'], changeSubscription(wishes));
  }

  async of(asked: Asked, token: string): Promise<Subscription> {
    mustSpeakForPublic(asked);
    return this.stored(token);
  }

  /** Throws `subscribing-not-set-up`. */
  mustBeSetUp(channel: SubscriberChannel): void {
    if (this.own.pageAddress === undefined) throw subscribingNotSetUp({ missing: 'STATUS_PAGE_ADDRESS' });
    if (this.channels.get(channel)!.missing !== null) throw subscribingNotSetUp({ missing: 'SMTP_URL' });
  }

  /** Throws `component-unknown` for what the page does not show. */
  async mustBeShown(components: readonly string[]): Promise<void> {
    if (components.length === 0) return;
    const { components: all } = await this.shown.list();
    const shown = new Set(all.filter(({ visible }) => visible).map(({ key }) => key));
    const unknown = components.filter((key) => !shown.has(key));
    if (unknown.length > 0) throw componentUnknown({ components: unknown });
  }

  /** The address in the form in which it is kept. Throws `address-unfit` and `address-refused`. */
  async fit(channel: SubscriberChannel, address: string): Promise<string> {
    return this.channels.get(channel)!.check(address);
  }

  /**
   * Decides something on the subscription of an address, and keeps the address where that lets somebody be told at it; gives the
   * subscription after it. Throws what the decision throws.
   */
  async decide(
    { channel, address }: { readonly channel: SubscriberChannel; readonly address: string },
    call: Call,
    decide: Deciding,
  ): Promise<Answered<KeptSubscription>> {
    const id = await this.addresses.hold(channel, address);
    try {
      const result = await this.store.change(id, call, decide(id), (state) => state);
      const { status } = result.answer;
      if (status === 'pending' || status === 'confirmed') await this.addresses.keep(channel, address, id);
      else await this.settled.settle(id);
      return result;
    } catch (error) {
      if (error instanceof Rejection && error.status < 500) await this.settled.settle(id);
      throw error;
    }
  }

  private async stored(token: string): Promise<Subscription> {
    const stored = await this.store.load(this.idIn(token, ['manage']));
    if (!stored || stored.state.status === 'erased') throw subscriptionUnknown({});
    return shownSubscription(stored.state);
  }

  private idIn(token: string, kinds: readonly SubscriptionTokenKind[]): string {
    const read = readSubscriptionToken(this.secret, token);
    if (!read || !kinds.includes(read.kind)) throw subscriptionUnknown({});
    return read.id;
  }
}
