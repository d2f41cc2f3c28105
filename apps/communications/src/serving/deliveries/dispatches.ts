import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '#contracts';
import type { AggregateStore } from '#persistence';
import { eventCall, Parts } from '#service';
import type { Dispatch, DispatchEvent } from '../../delivery/dispatch.js';
import type { Outgoing } from '../../delivery/outgoing-update.js';
import { begin, planAll, type Tally, tellDelivered } from '../../delivery/tell-delivered.js';
import { MessageStore } from './message-store.js';
import { DISPATCHES, WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

/** What was decided longer ago, and has left no trace here, is not sent any more: its deliveries were cleared, not forgotten. */
const TOO_OLD_MS = 7 * 24 * 60 * 60 * 1_000;

/** The messages of updates on their way, each as a whole. */
@Injectable()
export class Dispatches {
  constructor(
    @Inject(DISPATCHES) readonly store: AggregateStore<Dispatch, DispatchEvent>,
    @Inject(MessageStore) private readonly messages: MessageStore,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /**
   * Sees to it that a message goes out; once, however often the event that says so comes. Resolves when that survives a crash:
   * who gets it is found by whoever takes that work.
   */
  async begin({ message, dispatch }: Outgoing, event: Envelope): Promise<void> {
    const known = (await this.store.load(message.id))?.state;
    const age = this.parts.clock.now().getTime() - Date.parse(event.time);
    if (known ? known.recipients !== null : age > TOO_OLD_MS) return;
    await this.messages.keep(message);
    await this.store.createUnlessThere(message.id, eventCall(event), () => begin(dispatch)(undefined));
    await this.work.put('plan', { message: message.id });
  }

  /** All its deliveries are stored. */
  async planned(message: string, recipients: number): Promise<void> {
    await this.store.change(message, this.call(), planAll(recipients), () => undefined);
  }

  /** Tells what became of it, if that is to be told. */
  async tell(message: string, tally: Tally): Promise<void> {
    await this.store.change(message, this.call(), tellDelivered(tally), () => undefined);
  }

  private call() {
    return { by: this.parts.self, correlation: randomUUID() };
  }
}
