import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import {
  type Delivery,
  type DeliveryState,
  deliveryUnknown,
  type InputOf,
  notePosted,
  notForYou,
  nothingFailed,
  nothingSent,
  notToPost,
  type OutputOf,
  type retryDeliveries,
} from '#contracts';
import type { Asked } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { StoredDelivery } from '../../delivery/delivery.js';
import type { Dispatch } from '../../delivery/dispatch.js';
import { notePosted as decidePosted } from '../../delivery/note-posted.js';
import { retried } from '../../delivery/standing.js';
import { retryFailed } from '../../delivery/tell-delivered.js';
import { Audiences } from '../audiences/audiences.js';
import { Deliveries } from './deliveries.js';
import { DeliveryStore } from './delivery-store.js';
import { Dispatches } from './dispatches.js';
import { MessageStore } from './message-store.js';

const FAILED: readonly DeliveryState[] = ['failed', 'bounced'];

/** What people do about deliveries: have them tried again, and post by hand what Muster cannot send. */
@Injectable()
export class HandledByPeople {
  constructor(
    @Inject(Dispatches) private readonly dispatches: Dispatches,
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(DeliveryStore) private readonly store: DeliveryStore,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Has what failed of the latest revision tried again. */
  async retry(asked: Asked, input: InputOf<typeof retryDeliveries>): Promise<OutputOf<typeof retryDeliveries>> {
    const { incident, update, deliveries } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const all = (await this.messages.ofUpdate(update)).filter((one) => one.incident === incident);
    const [latest] = all;
    const dispatch = latest && (await this.dispatches.store.load(latest.id))?.state;
    if (!dispatch) throw nothingSent({ update });
    await this.mustBeEntitled(asked, dispatch);
    let count = 0;
    for (const { id } of all.filter(({ rank }) => rank === latest.rank)) {
      count += await this.retryOf(asked, id, deliveries);
    }
    if (count === 0) throw nothingFailed({ update });
    return { incident, update, retried: count };
  }

  /** Notes that somebody posted it by hand, and where. */
  async posted(asked: Asked, input: InputOf<typeof notePosted>): Promise<Delivery> {
    const { incident, delivery: id, link } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    const stored = await reading(this.store.collection.findOne({ _id: id, incident }));
    const dispatch = stored && (await this.dispatches.store.load(stored.message))?.state;
    if (!stored || !dispatch) throw deliveryUnknown({ delivery: id });
    await this.mustBeEntitled(asked, dispatch);
    if (stored.state !== 'to-post' && stored.state !== 'posted') throw notToPost({ delivery: id, state: stored.state });
    const where = stored.name ?? stored.address;
    const answer = await this.dispatches.store.change(
      stored.message,
      callOf(asked),
      decidePosted(id, where, link),
      () => link,
    );
    const reference = asked.answered(stored.message, answer);
    await this.store.move({ _id: id, state: 'to-post' }, { state: 'posted', reference, dueAt: null });
    return this.deliveries.shown((await reading(this.store.collection.findOne({ _id: id }))) ?? stored);
  }

  /** The record says first that they are tried again: what a crash leaves undone is done by whoever asks once more. */
  private async retryOf(asked: Asked, message: string, named: readonly string[] | undefined): Promise<number> {
    const filter: mongo.Filter<StoredDelivery> = {
      ...{ message, state: { $in: [...FAILED] } },
      ...(named && { _id: { $in: [...named] } }),
    };
    const failed = await reading(this.store.collection.countDocuments(filter));
    const answer = await this.dispatches.store.change(message, callOf(asked), retryFailed(failed), () => failed);
    const count = asked.answered(message, answer);
    await this.store.move(filter, retried(this.store.now()));
    return count;
  }

  private async mustBeEntitled(asked: Asked, { incident, audience }: Dispatch): Promise<void> {
    const told = await this.audiences.find(audience);
    const { allowed, whoMay } = await this.parts.authority.mayDo(
      ...([asked.caller, incident, told?.duties ?? [], told?.side] as const),
    );
    if (!allowed) throw notForYou({ whoMay });
  }
}

const callOf = ({ by, correlation, traceparent, once }: Asked) => ({
  ...{ by, correlation },
  ...(traceparent && { traceparent }),
  ...(once && { once }),
});
