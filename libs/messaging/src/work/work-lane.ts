import { setTimeout as wait } from 'node:timers/promises';
import { type ConsumerMessages, type JsMsg, jetstream } from '@nats-io/jetstream';
import type { Bus } from '../bus/bus.js';
import { ACK_WAIT_MS, ensureWorkLane, WORK_STREAM, workConsumer } from './work-stream.js';

const BACK_OFF_MS = 1_000;

/** A piece of work that this process has taken. Whoever takes it settles it; until then it is said to be under way. */
export interface Work<Body> {
  readonly body: Body;
  /** How often it was taken, with this time. */
  readonly tries: number;
  /** It is done, and never comes again. */
  done(): void;
  /** Somebody takes it again, not before so many milliseconds. */
  again(afterMs?: number): void;
}

/** Decides on a piece of work; the next one is taken when this resolves, whether or not the work is done by then. */
export type Take<Body> = (work: Work<Body>) => Promise<void>;

export interface WorkLaneOptions<Body> {
  readonly bus: Bus;
  readonly service: string;
  readonly lane: string;
  /** How many pieces are fetched before they are taken. */
  readonly ahead: number;
  readonly take: Take<Body>;
  readonly onError: (error: unknown) => void;
}

/** Takes the work of one lane, piece by piece, as long as it runs; shares it with all other processes that do. */
export class WorkLane<Body> {
  private readonly held = new Set<JsMsg>();
  private messages: ConsumerMessages | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(private readonly options: WorkLaneOptions<Body>) {}

  start(): void {
    this.heartbeat = setInterval(() => {
      for (const message of this.held) message.working();
    }, ACK_WAIT_MS / 4);
    this.heartbeat.unref();
    this.running = this.run();
  }

  /** Takes nothing new, and gives back what was fetched; what was taken is for its taker to settle. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.messages?.stop();
    await this.running;
  }

  /** No more is said of what is under way: for the very end. */
  close(): void {
    clearInterval(this.heartbeat);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.follow();
      } catch (error) {
        if (!this.stopping) this.options.onError(error);
      }
      if (!this.stopping) await wait(BACK_OFF_MS);
    }
  }

  private async follow(): Promise<void> {
    const { bus, service, lane, ahead } = this.options;
    await ensureWorkLane(bus.connection, service, lane);
    const consumer = await jetstream(bus.connection).consumers.get(WORK_STREAM, workConsumer(service, lane));
    this.messages = await consumer.consume({ max_messages: ahead, abort_on_missing_resource: true });
    if (this.stopping) this.messages.stop();
    for await (const message of this.messages) {
      if (this.stopping) message.nak();
      else await this.take(message);
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const { take, onError } = this.options;
    const work = this.workOf(message);
    if (!work) return message.term('not JSON');
    try {
      await take(work);
    } catch (error) {
      onError(error);
      work.again(BACK_OFF_MS);
    }
  }

  private workOf(message: JsMsg): Work<Body> | undefined {
    const settle = (how: () => void) => {
      if (this.held.delete(message)) how();
    };
    try {
      const body = message.json<Body>();
      this.held.add(message);
      return {
        ...{ body, tries: message.info.deliveryCount },
        done: () => settle(() => message.ack()),
        again: (afterMs = 0) => settle(() => message.nak(afterMs)),
      };
    } catch {
      return undefined;
    }
  }
}
