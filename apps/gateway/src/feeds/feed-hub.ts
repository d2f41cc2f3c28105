import { type ConsumerMessages, DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STREAM, EVENT_SUBJECTS } from '#contracts';
import { ensureEventStream, incarnationOf } from '#messaging';
import { Parts } from '#service';
import { type Frame, frameOf } from './frames.js';

/** Gets every frame of an incident as it comes. */
export type Listener = (frame: Frame) => void;

const AGAIN_MS = 500;

/** One consumer of the stream for all feeds of this process; a feed costs an entry in a map. */
@Injectable()
export class FeedHub implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly listeners = new Map<string, Set<Listener>>();
  private messages: ConsumerMessages | undefined;
  private stopped = false;
  private current = '';

  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Tells this making of the stream from others, in every feed id. */
  get incarnation(): string {
    return this.current;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.follow();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.messages?.stop();
  }

  /** Listens to an incident until the returned function is called. */
  listen(incident: string, listener: Listener): () => void {
    const all = this.listeners.get(incident) ?? new Set();
    this.listeners.set(incident, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(incident);
    };
  }

  /** The first and the last sequence of the stream now: what comes later comes to listeners. */
  async span(): Promise<{ readonly first: number; readonly last: number }> {
    const manager = await ensureEventStream(this.parts.bus.connection);
    const { state } = await manager.streams.info(EVENT_STREAM);
    return { first: state.first_seq, last: state.last_seq };
  }

  private async follow(): Promise<void> {
    const { connection } = this.parts.bus;
    this.current = await incarnationOf(await ensureEventStream(connection));
    const consumer = await jetstream(connection).consumers.get(EVENT_STREAM, {
      filter_subjects: [...EVENT_SUBJECTS],
      deliver_policy: DeliverPolicy.New,
    });
    this.messages = await consumer.consume({
      callback: (message) => {
        const frame = this.wanted(message.subject) ? frameOf(message, this.current) : undefined;
        if (frame) for (const listener of this.listeners.get(frame.incident) ?? []) listener(frame);
      },
    });
    void this.messages.closed().then(() => this.followAgain());
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
