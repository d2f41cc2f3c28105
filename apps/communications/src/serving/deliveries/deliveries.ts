import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type ChannelName,
  DELIVERY_STATES,
  type Delivery,
  type DeliveryState,
  type InputOf,
  type listDeliveries,
  nothingSent,
  type OutputOf,
} from '#contracts';
import type { Asked } from '#messaging';
import { readCursor, reading, writeCursor } from '#persistence';
import { Parts } from '#service';
import type { Channel } from '../../channel/channel.js';
import type { StoredDelivery } from '../../delivery/delivery.js';
import { CHANNELS } from '../channels/stores.js';
import { DeliveryStore } from './delivery-store.js';
import { MessageStore } from './message-store.js';

const cursor = z.tuple([z.string(), z.enum(DELIVERY_STATES), z.string()]);

/** A page of those of one message that are in one state; the index has them in this order. */
export const pageOf = (message: string, state: string, after: string) => ({ message, state, _id: { $gt: after } });

/** What became of what was sent, for those who look. */
@Injectable()
export class Deliveries {
  constructor(
    @Inject(DeliveryStore) private readonly store: DeliveryStore,
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(CHANNELS) private readonly channels: ReadonlyMap<ChannelName, Channel>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** How many deliveries are in which state, and a page of them: what needs somebody first. */
  async list(asked: Asked, input: InputOf<typeof listDeliveries>): Promise<OutputOf<typeof listDeliveries>> {
    const { incident, update, state, limit, after } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const messages = update ? await this.messagesOf(incident, update) : await this.messages.ofIncident(incident);
    const counted = await this.store.countsOf(messages);
    const { counts, maybeTwice } = await this.store.tally(messages);
    const wanted = state ? [state] : DELIVERY_STATES;
    const groups = wanted.flatMap((one) => counted.filter((group) => group.state === one)).toSorted(inOrder);
    const page = await this.page(groups, limit + 1, after === undefined ? undefined : readCursor(after, cursor));
    const deliveries = page.slice(0, limit).map((one) => this.shown(one));
    const last = page.length > limit ? page[limit - 1] : undefined;
    const next = last ? writeCursor([last.message, last.state, last._id]) : null;
    return { counts, maybeTwice, deliveries, next };
  }

  /** A delivery as people see it. */
  shown(one: StoredDelivery): Delivery {
    const { _id: id, message, update, audience, channel, name, language, state, tries, reason, reference } = one;
    return {
      ...{ id, message, update, audience, channel, name, language, state, tries, reason, reference },
      revision: update === null ? null : revisionIn(message),
      address: this.channels.get(channel)?.shown(one.address) ?? CONCEALED,
      ...{ maybeTwice: one.maybeTwice, at: one.at.toISOString() },
      nextTryAt: state === 'queued' && !one.inQueue && one.dueAt ? one.dueAt.toISOString() : null,
    };
  }

  private async messagesOf(incident: string, update: string): Promise<string[]> {
    const found = (await this.messages.ofUpdate(update)).filter((one) => one.incident === incident);
    if (found.length === 0) throw nothingSent({ update });
    return found.map(({ id }) => id);
  }

  private async page(
    groups: readonly Group[],
    limit: number,
    after: z.output<typeof cursor> | undefined,
  ): Promise<StoredDelivery[]> {
    const place = after && { message: after[0], state: after[1] };
    // The group of that place may be empty by now: then it goes on behind where it would be.
    const rest = place ? groups.filter((group) => inOrder(group, place) >= 0) : groups;
    const page: StoredDelivery[] = [];
    for (const { message, state } of rest) {
      const isThere = place?.message === message && place.state === state;
      const filter = pageOf(message, state, isThere ? after![2] : '');
      const found = this.store.collection.find(filter as never).sort({ _id: 1 });
      page.push(...(await reading(found.limit(limit - page.length).toArray())));
      if (page.length >= limit) break;
    }
    return page;
  }
}

/** The revision of an update that a message is, as its id says. */
function revisionIn(message: string): number | null {
  const found = /\.(\d+)(?:\.\w+)?$/.exec(message)?.[1];
  return found === undefined ? null : Number(found);
}

/** No channel knows what of the address is secret. */
const CONCEALED = '…';

interface Group {
  readonly message: string;
  readonly state: DeliveryState;
}

/** What needs somebody first, then by message. */
const inOrder = (one: Group, other: Group): number =>
  DELIVERY_STATES.indexOf(one.state) - DELIVERY_STATES.indexOf(other.state) ||
  (one.message < other.message ? -1 : Number(one.message > other.message));
