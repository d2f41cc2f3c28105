import { type ConsumerMessages, DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STREAM, EVENT_SUBJECTS } from '#contracts';
import { ensureEventStream, incarnationOf } from '#messaging';
import { Parts } from '#service';
import { type Frame, frameOf } from './frames.js';

/** Gets every frame of an incident as it comes. */
export type Listener = (frame: Frame) => void;

const AGAIN_MS = 500;

/** How long the stream is still followed after the last feed has left: whoever comes back finds it running. */
const FOLLOWED_ON_MS = 30_000;

/**
 * One consumer of the stream for all feeds of this process; a feed costs an entry in a map. While nobody follows anything,
 * the stream is not read either.
 */
@Injectable()
export class FeedHub implements OnModuleDestroy {
  private readonly listeners = new Map<string, Set<Listener>>();
  private messages: ConsumerMessages | undefined;
  private following: Promise<void> | undefined;
  private leaving: NodeJS.Timeout | undefined;
  private stopped = false;
  private current = '';

  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Tells this making of the stream from others, in every feed id. */
  get incarnation(): string {
    return this.current;
  }

  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.leaving);
    this.messages?.stop();
  }

  /**
   * Listens to an incident until the returned function is called; every event published after this has resolved reaches the
   * listener. Throws when the stream cannot be followed.
   */
  async listen(incident: string, listener: Listener): Promise<() => void> {
    clearTimeout(this.leaving);
    const all = this.listeners.get(incident) ?? new Set();
    this.listeners.set(incident, all.add(listener));
    const leave = () => this.leave(incident, listener);
    try {
      this.following ??= this.follow();
      await this.following;
    } catch (error) {
      this.following = undefined;
      leave();
      throw error;
    }
    return leave;
  }

  private leave(incident: string, listener: Listener): void {
    const all = this.listeners.get(incident);
    all?.delete(listener);
    if (all?.size === 0) this.listeners.delete(incident);
    if (this.listeners.size > 0) return;
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => {
      const { messages } = this;
      this.following = undefined;
      this.messages = undefined;
      messages?.stop();
    }, FOLLOWED_ON_MS).unref();
  }

  /** The first and the last sequence of the stream now: what comes later comes to listeners. */
  async span(): Promise<{ readonly first: number; readonly last: number }> {
    const manager = await ensureEventStream(this.parts.bus.connection);
    const { state } = await manager.streams.info(EVENT_STREAM);
    return { first: state.first_seq, last: state.last_seq };
  }

  private async follow(): Promise<void> {
    const { connection } = this.parts.bus;
    const manager = await ensureEventStream(connection);
    const { state } = await manager.streams.info(EVENT_STREAM);
    this.current = await incarnationOf(manager);
    const consumer = await jetstream(connection).consumers.get(EVENT_STREAM, {
      filter_subjects: [...EVENT_SUBJECTS],
      // Not "what is new when the consumer is made", which is a moment later: nothing may fall in between.
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: state.last_seq + 1,
    });
    const messages = await consumer.consume({
      callback: (message) => {
        const frame = this.wanted(message.subject) ? frameOf(message, this.current) : undefined;
        if (frame) for (const listener of this.listeners.get(frame.incident) ?? []) listener(frame);
      },
    });
    this.messages = messages;
    void messages.closed().then(() => (this.messages === messages ? this.followAgain() : undefined));
  }

  /** Subjects are `muster.<prefix>.<incident>.…`: most events are of incidents that nobody follows. */
  private wanted(subject: string): boolean {
    return this.listeners.has(subject.split('.', 3)[2] ?? '');
  }

  /** The stream was made anew: every feed starts again from where its client stood. */
  private async followAgain(): Promise<void> {
    while (!this.stopped && !this.parts.bus.connection.isClosed()) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      try {
        return await this.follow();
      } catch (error) {
        this.parts.log.warn({ err: error }, 'feeds wait for the stream');
      }
    }
  }
}
