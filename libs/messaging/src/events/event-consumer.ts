import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiError,
  type JsMsg,
  jetstream,
} from '@nats-io/jetstream';
import { nanos, type Subscription } from '@nats-io/transport-node';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { SpanKind } from '@opentelemetry/api';
import { lastValueFrom } from 'rxjs';
import { type Envelope, EVENT_STREAM, readEventSubject, type ServiceName } from '#contracts';
import type { Bus } from '../bus/bus.js';
import { ensureEventStream } from '../bus/event-stream.js';
import { traced } from '../traces/traced.js';
import { covers, filterSubjects } from './follows.js';
import { type Message, readEvent } from './read-event.js';
import { type DeadLetters, type Settlement, settle } from './settlement.js';

/** Events a replica works on at once; the server holds back the rest. */
const IN_FLIGHT = 256;
/** What a process that died had under way comes again after this; handlers answer or fail well before. */
const ACK_WAIT_MS = 10_000;
const BACK_OFF_MS = 1_000;
/** What the server says when the consumer is there with other settings. */
const EXISTS_OTHERWISE = 10_148;

export interface EventConsumerOptions {
  readonly bus: Bus;
  /** The durable consumer's name: all replicas share it. */
  readonly service: ServiceName;
  readonly deadLetters: DeadLetters;
  /** After each delivery: for logs and figures. */
  readonly onSettled?: (report: SettledDelivery) => void;
}

/** How one delivery went. */
export interface SettledDelivery {
  readonly subject: string;
  /** Undefined when the message was none. */
  readonly event: Envelope | undefined;
  readonly error: unknown;
  readonly tries: number;
  readonly outcome: Settlement;
}

/**
 * Nest's transport for events: one durable pull consumer of the stream, shared by the service's replicas. Deliveries may
 * repeat and reorder, so a handler inserts by event id or keeps the latest.
 */
export class EventConsumer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private messages: ConsumerMessages | undefined;
  private closing = false;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly options: EventConsumerOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    const followed = this.followsAny ? this.follow() : Promise.resolve();
    followed.then(() => callback(), callback);
  }

  /** Asks for no more events; those on their way here or under way are finished and settled. */
  async close(): Promise<void> {
    this.closing = true;
    const { sub } = (this.messages ?? {}) as { sub?: Subscription };
    // To stop at once would leave what the server has sent already to its seconds of waiting for an ack.
    await sub?.drain().catch(() => {});
    this.messages?.stop();
    await Promise.allSettled(this.underWay);
  }

  override on(): never {
    throw new Error('this transport has no events of its own');
  }

  override unwrap<T>(): T {
    return this.messages as T;
  }

  /**
   * Handles an event that did not come from the stream: a dead letter, or one out of its publisher's log. Throws
   * {@link Unreadable} for what is no event, and whatever its handler throws.
   */
  async handleAgain(message: Message): Promise<void> {
    await this.hand(readEvent(message), message);
  }

  /** Whether any of this service's handlers follows an event of this service and name. */
  follows(service: string, name: string): boolean {
    return this.patterns().some((pattern) => covers(pattern, service, name));
  }

  /** Whether any of its handlers follows any event of this service. */
  followsOf(service: string): boolean {
    return this.patterns().some((pattern) => ['*', service].includes(pattern.split('.')[0]!));
  }

  /** Whether it follows any event at all. */
  get followsAny(): boolean {
    return this.patterns().length > 0;
  }

  private patterns(): string[] {
    return [...this.messageHandlers].filter(([, handler]) => handler.isEventHandler).map(([pattern]) => pattern);
  }

  private async follow(): Promise<void> {
    const { bus, service } = this.options;
    const manager = await ensureEventStream(bus.connection);
    const changeable = {
      filter_subjects: filterSubjects(this.patterns()),
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: IN_FLIGHT * 4,
      max_deliver: -1,
    };
    const fixed = { durable_name: service, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All };
    try {
      await manager.consumers.add(EVENT_STREAM, { ...fixed, ...changeable });
    } catch (error) {
      // Another version of this service followed other events.
      if (!(error instanceof JetStreamApiError) || error.code !== EXISTS_OTHERWISE) throw error;
      await manager.consumers.update(EVENT_STREAM, service, changeable);
    }
    const consumer = await jetstream(bus.connection).consumers.get(EVENT_STREAM, service);
    this.messages = await consumer.consume({
      max_messages: IN_FLIGHT,
      abort_on_missing_resource: true,
      callback: (message) => this.take(message),
    });
    void this.messages.closed().then(() => this.startAgain());
  }

  /** The stream or the consumer went away under us: make it again. */
  private async startAgain(): Promise<void> {
    while (!this.closing) {
      await new Promise((resolve) => setTimeout(resolve, BACK_OFF_MS));
      if (this.closing || this.options.bus.connection.isClosed()) return;
      try {
        return await this.follow();
      } catch (error) {
        this.logger.warn(`cannot follow events yet: ${(error as Error).message}`);
      }
    }
  }

  private take(message: JsMsg): void {
    const work = this.handle(message)
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async handle(message: JsMsg): Promise<void> {
    const { service, deadLetters, onSettled } = this.options;
    let event: Envelope | undefined;
    let error: unknown;
    try {
      event = readEvent(message);
      await this.hand(event, message);
    } catch (failure) {
      error = failure;
    }
    const outcome = await settle(message, service, error, deadLetters);
    onSettled?.({ subject: message.subject, event, error, tries: message.info.deliveryCount, outcome });
  }

  /** Gives an event to every handler that follows it. */
  private async hand(event: Envelope, message: Message): Promise<void> {
    const { service, name } = readEventSubject(message.subject)!;
    const attributes = {
      'muster.incident': event.incident,
      'muster.event': event.id,
      'muster.by': this.options.service,
    };
    const span = { kind: SpanKind.CONSUMER, parent: event.traceparent, attributes };
    const work = () => this.handToAll(event, message, { service, name });
    await (event.traceparent ? traced(`handle ${event.type}`, span, work) : work());
  }

  private async handToAll(event: Envelope, message: Message, { service, name }: { service: string; name: string }) {
    for (const [pattern, handler] of this.messageHandlers) {
      if (!handler.isEventHandler || !covers(pattern, service, name)) continue;
      await lastValueFrom(this.transformToObservable(await handler(event, message)), { defaultValue: undefined });
    }
  }
}
