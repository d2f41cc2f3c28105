import { setTimeout as wait } from 'node:timers/promises';
import { type ConsumerMessages, type ConsumerNotification, DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STREAM, EVENT_SUBJECTS } from '#contracts';
import { ensureEventStream, incarnationOf } from '#messaging';
import { Parts } from '#service';
import { type Frame, frameOf } from './frames.js';

/** Gets every frame of an incident as it comes. */
export type Listener = (frame: Frame) => void;

const AGAIN_MS = 500;

/** What the reading of the stream says when it may have been made anew under it. */
const DOUBTS: readonly string[] = [
  'stream_not_found',
  'consumer_not_found',
  'consumer_deleted',
  'ordered_consumer_recreated',
] satisfies ConsumerNotification['type'][];

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
  private end: () => void = () => {};

  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** What ends all feeds, so that each client comes again from where it stood: done when the stream was made anew. */
  endsAllBy(end: () => void): void {
    this.end = end;
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
    this.leaving = setTimeout(() => this.stopFollowing(), FOLLOWED_ON_MS).unref();
  }

  /**
   * The stream as it is now: what tells this making of it from others, in every feed id, and its first and last sequence.
   * What comes later comes to listeners. Throws when the stream cannot be asked, or is not the one that is followed.
   */
  async span(): Promise<{ readonly incarnation: string; readonly first: number; readonly last: number }> {
    const { incarnation, state } = await this.look();
    if (incarnation !== this.current) {
      this.startOver();
      throw new Error('the stream was made anew');
    }
    return { incarnation, first: state.first_seq, last: state.last_seq };
  }

  private async look() {
    const manager = await ensureEventStream(this.parts.bus.connection);
    const { state, created } = await manager.streams.info(EVENT_STREAM);
    return { incarnation: incarnationOf(created), state };
  }

  private async follow(): Promise<void> {
    const { incarnation, state } = await this.look();
    this.current = incarnation;
    const consumer = await jetstream(this.parts.bus.connection).consumers.get(EVENT_STREAM, {
      filter_subjects: [...EVENT_SUBJECTS],
      // Not "what is new when the consumer is made", which is a moment later: nothing may fall in between.
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: state.last_seq + 1,
    });
    const messages = await consumer.consume({
      callback: (message) => {
        const frame = this.wanted(message.subject) ? frameOf(message, incarnation) : undefined;
        if (frame) for (const listener of this.listeners.get(frame.incident) ?? []) listener(frame);
      },
    });
    this.messages = messages;
    void messages.closed().then(() => (this.messages === messages ? this.startOver() : undefined));
    void this.watch(messages);
  }

  /** A server that lost its disk comes back with another stream, whose sequences mean nothing to those who follow. */
  private async watch(messages: ConsumerMessages): Promise<void> {
    for await (const { type } of messages.status()) {
      if (!DOUBTS.includes(type)) continue;
      while (this.messages === messages && !(await this.isTheSame())) await wait(AGAIN_MS);
    }
  }

  /** False when it is not known; when it is another one, all start over. */
  private async isTheSame(): Promise<boolean> {
    try {
      await this.span();
      return true;
    } catch (error) {
      this.parts.log.warn({ err: error }, 'feeds wait for the stream');
      return false;
    }
  }

  /** Subjects are `muster.<prefix>.<incident>.…`: most events are of incidents that nobody follows. */
  private wanted(subject: string): boolean {
    return this.listeners.has(subject.split('.', 3)[2] ?? '');
  }

  private startOver(): void {
    this.stopFollowing();
    if (!this.stopped) this.end();
  }

  private stopFollowing(): void {
    const { messages } = this;
    this.following = undefined;
    this.messages = undefined;
    messages?.stop();
  }
}
