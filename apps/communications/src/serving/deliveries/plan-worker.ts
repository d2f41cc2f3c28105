import { Inject, Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import type { Audience, DeliveryState } from '#contracts';
import { type Work, WorkLane } from '#messaging';
import { reading } from '#persistence';
import { Parts } from '#service';
import type { Recipient } from '../../audience/recipient.js';
import type { StoredDelivery } from '../../delivery/delivery.js';
import type { Dispatch } from '../../delivery/dispatch.js';
import type { Message, Planner, ToSubscribers } from '../../delivery/message.js';
import { Audiences } from '../audiences/audiences.js';
import { Recipients } from '../audiences/recipients.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { SubscriberRecipients } from '../subscribers/subscriber-recipients.js';
import { DeliveryStore } from './delivery-store.js';
import { Dispatches } from './dispatches.js';
import { MessageStore } from './message-store.js';
import { PLANNER } from './stores.js';
import type { PlanWork } from './work.js';

/** Messages whose recipients one process finds at once: a short list need not wait for a long one. */
const AT_ONCE = 4;
const AGAIN_MS = 1_000;
const PAGE = 1_000;
/** What says that a message came to somebody, or may come in this moment. */
const GOT_IT: readonly DeliveryState[] = ['sending', 'sent', 'delivered', 'posted'];

/** Finds who gets a message, and plans their deliveries. May be done again from its beginning: what is there is there. */
@Injectable()
export class PlanWorker {
  private readonly lane: WorkLane<PlanWork>;
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(Dispatches) private readonly dispatches: Dispatches,
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(SubscriberRecipients) private readonly subscribers: SubscriberRecipients,
    @Inject(KnownIncidents) private readonly incidents: KnownIncidents,
    @Inject(PLANNER) private readonly planner: Planner,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const take = (work: Work<PlanWork>) => this.take(work);
    this.lane = new WorkLane({
      ...{ bus: parts.bus, service: 'communications', lane: 'plan', ahead: 1 },
      ...{ take, onError: this.onError },
    });
    parts.background.push(this);
  }

  start(): void {
    this.lane.start();
  }

  /** What is planned half-way is given back, and planned by somebody else. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.lane.stop();
    await Promise.all(this.underWay);
    this.lane.close();
  }

  private async take(work: Work<PlanWork>): Promise<void> {
    const planning: Promise<void> = this.plan(work.body.message)
      .then(
        () => work.done(),
        (error: unknown) => {
          if (!this.stopping.signal.aborted) this.onError(error);
          work.again(this.stopping.signal.aborted ? 0 : AGAIN_MS);
        },
      )
      .finally(() => this.underWay.delete(planning));
    this.underWay.add(planning);
    while (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
  }

  /** Plans all deliveries of a message. */
  async plan(id: string): Promise<void> {
    const message = await this.messages.find(id);
    if (message?.subscribers) return this.planForSubscribers(message, message.subscribers);
    const dispatch = (await this.dispatches.store.load(id))?.state;
    if (!dispatch || dispatch.recipients !== null || !message) return;
    const earlier = await this.earlierThan(id, dispatch.update);
    await this.deliveries.supersede(earlier);
    await this.planner.plan(message, this.untilStopped(await this.whoGets(dispatch, earlier)));
    const recipients = await reading(this.deliveries.collection.countDocuments({ message: id }));
    await this.dispatches.planned(id, recipients);
  }

  /** What the page says: to whom is nobody's to follow, so there is no dispatch. What is older by now is not planned at all. */
  private async planForSubscribers(message: Message, which: ToSubscribers): Promise<void> {
    if (await this.messages.isPlanned(message.id)) return;
    await this.deliveries.supersede(await this.earlierThan(message.id, message.update!));
    if (!(await this.messages.isSuperseded(message))) {
      await this.planner.plan(message, this.untilStopped(this.subscribers.of(which)));
    }
    await this.messages.planned(message.id);
  }

  private async earlierThan(id: string, update: string): Promise<string[]> {
    const all = await this.messages.ofUpdate(update);
    const own = all.find((one) => one.id === id)!;
    return all.filter(({ rank }) => rank < own.rank).map((one) => one.id);
  }

  private async whoGets(dispatch: Dispatch, earlier: readonly string[]): Promise<AsyncIterable<readonly Recipient[]>> {
    if (dispatch.to === 'who-got-it') return this.whoGot(earlier);
    const audience = await this.audiences.find(dispatch.audience);
    if (!audience) return none();
    const { visibility } = await this.incidents.of(dispatch.incident);
    const { incident: id, severity, components, restricted } = dispatch;
    const all = this.recipients.of(audience, {
      ...{ id, severity, components, visibility: restricted ? 'restricted' : visibility },
    });
    return dispatch.to === 'readers' ? readersOf(all, audience, dispatch) : all;
  }

  private async *whoGot(messages: readonly string[]): AsyncGenerator<readonly Recipient[]> {
    const filter = { message: { $in: [...messages] }, state: { $in: GOT_IT } } as mongo.Filter<StoredDelivery>;
    let page: Recipient[] = [];
    for await (const delivery of this.deliveries.collection.find(filter)) {
      page.push(recipientOf(delivery));
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    yield page;
  }

  private async *untilStopped(pages: AsyncIterable<readonly Recipient[]>): AsyncGenerator<readonly Recipient[]> {
    for await (const page of pages) {
      this.stopping.signal.throwIfAborted();
      yield page;
    }
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'a message could not be planned yet');
  };
}

async function* none(): AsyncGenerator<readonly Recipient[]> {}

/** Those who read a language: by their own wish, or because it is the first of the audience. */
async function* readersOf(
  pages: AsyncIterable<readonly Recipient[]>,
  { languages }: Audience,
  { language }: Dispatch,
): AsyncGenerator<readonly Recipient[]> {
  for await (const page of pages) yield page.filter((one) => (one.language ?? languages[0]) === language);
}

/** Somebody who was told, as one who is told again. */
function recipientOf({
  _id,
  message,
  channel,
  address,
  secret,
  name,
  person,
  member,
  language,
}: StoredDelivery): Recipient {
  return {
    ...{ key: _id.slice(message.length + 1), channel, address, language, name },
    ...(secret !== undefined && { secret }),
    ...(person !== undefined && { person }),
    ...(member !== undefined && { member }),
  };
}
