import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL_NAMES, type ChannelName } from '#contracts';
import { Together } from '#persistence';
import { Parts } from '#service';
import { type Channel, NotDelivered } from '../../channel/channel.js';
import type { Batch, Lane, StoredDelivery } from '../../delivery/delivery.js';
import type { Message } from '../../delivery/message.js';
import { type Outcome, type Standing, settled, superseded } from '../../delivery/standing.js';
import { type PageLinks, subscriberLinks } from '../../subscriber/subscriber-links.js';
import { MemberStore } from '../audiences/member-store.js';
import { CHANNELS } from '../channels/stores.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { AddressStore } from '../subscribers/address-store.js';
import { pageLinksOf } from '../subscribers/page-links.js';
import { attempts } from './delivery-figures.js';
import { type Change, DeliveryStore } from './delivery-store.js';
import { Leases } from './leases.js';
import { MessageStore } from './message-store.js';
import { Slots } from './slots.js';

const AGAIN_MS = 500;

/** What a channel cannot say of itself. */
const outcomeOf = (error: unknown): NotDelivered =>
  error instanceof NotDelivered
    ? error
    : new NotDelivered(error instanceof Error ? error.message : String(error), { forGood: false });

/** Sends deliveries: takes them, sends as many at once as this process may, and writes what came of each. */
@Injectable()
export class Sender {
  readonly slots: Slots;
  private readonly page: PageLinks | undefined;
  private readonly results = new Together<Change>((changes) => this.write(changes));
  private readonly leases: Leases;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(MemberStore) private readonly members: MemberStore,
    @Inject(AddressStore) private readonly subscribers: AddressStore,
    @Inject(SETTINGS) settings: CommunicationsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.slots = new Slots(settings.deliveriesAtOnce);
    this.page = pageLinksOf(parts, settings);
    this.leases = new Leases(deliveries, (error) => parts.log.warn({ err: error }, 'leases could not be kept'));
  }

  /** Sends these of a batch, the first `room` of them at once; resolves when all of them are taken, not yet answered. */
  async send(batch: Batch, ids: readonly string[], lane: Lane, room: number): Promise<void> {
    let left = ids;
    for (let next = room; left.length > 0; ) {
      await this.take(batch, left.slice(0, next), next);
      left = left.slice(next);
      if (left.length > 0) next = await this.slots.take(left.length, lane === 'urgent' ? lane : 'begun');
    }
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** No more is said of what is still under way: somebody else takes it up. */
  stop(): void {
    this.leases.stop();
  }

  private async take(batch: Batch, ids: readonly string[], room: number): Promise<void> {
    let claimed: StoredDelivery[] = [];
    let message: Message | undefined;
    let isLate = false;
    try {
      message = await this.messages.find(batch.message);
      claimed = message ? await this.deliveries.claim(ids) : [];
      // Asked after they are taken: whoever sends a newer one looks for these after that one is stored.
      isLate = claimed.length > 0 && (await this.messages.isSuperseded(message!));
    } catch (error) {
      this.slots.giveBack(room);
      throw error;
    }
    this.slots.giveBack(room - claimed.length);
    for (const one of claimed) {
      const work: Promise<void> = (isLate ? this.leaveOut(one) : this.deliver(one, message!))
        .catch((error: unknown) => this.parts.log.error({ err: error }, 'a delivery could not be settled'))
        .finally(() => this.underWay.delete(work));
      this.underWay.add(work);
    }
  }

  private async leaveOut(one: StoredDelivery): Promise<void> {
    await this.settle(one, superseded);
    this.slots.giveBack(1);
  }

  private async deliver(one: StoredDelivery, message: Message): Promise<void> {
    this.leases.hold(one);
    const slot = await this.slots.begin();
    const channel = this.channels.get(one.channel);
    const outcome = await this.attempt(one, message, channel);
    slot.answered();
    const standing = settled(one, outcome, channel?.pauses ?? [], this.deliveries.now(), Math.random());
    attempts.inc({ channel: one.channel, outcome: standing.state === 'queued' ? 'tried-again' : standing.state! });
    await this.settle(one, standing);
    slot.written();
    const isGone = outcome instanceof NotDelivered && outcome.how.gone;
    if (isGone && one.member !== undefined) await this.members.remove([one.member]);
    if (isGone && one.subscription !== undefined) await this.subscribers.gone(one.subscription);
  }

  private async attempt(one: StoredDelivery, message: Message, channel: Channel | undefined): Promise<Outcome> {
    const missing = channel ? channel.missing : `There is no ${CHANNEL_NAMES[one.channel].en} here.`;
    if (missing !== null) return new NotDelivered(missing, { forGood: true });
    const { _id: id, address, name, secret, member, subscription } = one;
    try {
      const content = message.contents[one.language]!;
      return await channel!.send({
        ...{ id, address, name, content, mayLeave: member !== undefined },
        ...(secret !== undefined && { secret }),
        // Whoever has not confirmed has nothing to leave.
        ...(subscription &&
          this.page &&
          content.kind !== 'confirmation' && { links: subscriberLinks(this.page, subscription) }),
      });
    } catch (error) {
      return outcomeOf(error);
    }
  }

  private async settle({ _id: id, claim }: StoredDelivery, standing: Partial<Standing>): Promise<void> {
    await this.results.add({ id, claim: claim!, standing });
    this.leases.release(id);
  }

  /** What was sent was sent: that is written as soon as it can be. What waits for it is bounded by the slots. */
  private async write(changes: readonly Change[]): Promise<void> {
    for (;;) {
      try {
        return await this.deliveries.change(changes);
      } catch (error) {
        if (this.leases.isStopped) throw error;
        this.parts.log.warn({ err: error }, 'what came of deliveries could not be written yet');
        await new Promise((again) => setTimeout(again, AGAIN_MS));
      }
    }
  }
}
