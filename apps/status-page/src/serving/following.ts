import { setTimeout as wait } from 'node:timers/promises';
import {
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import { ServiceTokens } from '#authority/identity';
import { EVENT_STREAM, listPublicChanges, PUBLIC_EVENTS, unavailable } from '#contracts';
import { type Bus, connectBus, RequestClient, STATUS_PAGE } from '#messaging/asking';
import type { Log } from '#service/alone';
import { type Item, itemOfEvent, readItem } from '../copy/item.js';
import type { KeptCopy } from '../copy/kept-copy.js';
import type { StatusPageSurroundings } from './settings.js';

/** How long it waits before it tries again, at first and at most. */
const [AGAIN_MS, LATER_MS] = [500, 10_000];
/** How often it makes sure that nothing is missing. */
const CONFIRM_MS = 5_000;
/** What changed shortly before it was last known to be whole may have been under way then. */
const OVERLAP_MS = 10 * 60_000;

/** Keeps the copy at the latest for as long as the others can be reached, and catches up by itself when they come back. */
export class Following {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private bus: Bus | undefined;

  constructor(
    private readonly surroundings: StatusPageSurroundings,
    private readonly kept: KeptCopy,
    /** From when on changes are missing; null for everything. */
    private since: string | null,
    private readonly onChange: () => void,
    private readonly log: Log,
  ) {}

  /** Begins, and does not wait for anybody. */
  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.bus?.drain();
  }

  /** Whether the bus can be reached. */
  get isConnected(): boolean {
    return this.bus?.isUp() ?? false;
  }

  /** For what the page asks beside what it follows. Throws `unavailable` while the bus cannot be reached. */
  get asking(): RequestClient {
    if (!this.bus?.isUp()) throw unavailable({ missing: 'NATS' });
    return new RequestClient(this.bus);
  }

  private async run(): Promise<void> {
    let pause = AGAIN_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow(() => {
          pause = AGAIN_MS;
        });
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        this.log.warn({ reason: (error as Error).message }, 'the page answers from its copy: it cannot follow');
      }
      await wait(pause, undefined, { signal: this.stopping.signal }).catch(() => {});
      pause = Math.min(pause * 2, LATER_MS);
    }
  }

  /** Follows until something is in the way. First what comes from now on, then what was missed: nothing falls in between. */
  private async follow(onWhole: () => void): Promise<never> {
    this.bus ??= await connectBus({ url: this.surroundings.natsUrl, name: STATUS_PAGE });
    const { state } = await (await jetstreamManager(this.bus.connection, { checkAPI: false })).streams.info(
      EVENT_STREAM,
    );
    const consumer = await jetstream(this.bus.connection).consumers.get(EVENT_STREAM, {
      filter_subjects: PUBLIC_EVENTS,
      deliver_policy: DeliverPolicy.StartSequence,
      opt_start_seq: state.last_seq + 1,
    });
    let ended: Error | undefined;
    const messages = await consumer.consume({
      callback: (message) => this.take(itemIn(message)),
    });
    void messages.closed().then((error) => {
      ended = error instanceof Error ? error : new Error('the stream is followed no more');
    });
    try {
      await this.catchUp();
      onWhole();
      for (;;) {
        await this.confirm(consumer);
        await wait(CONFIRM_MS, undefined, { signal: this.stopping.signal });
        if (ended) throw ended;
      }
    } finally {
      await this.leave(messages);
    }
  }

  private async leave(messages: ConsumerMessages): Promise<void> {
    if (this.bus?.isUp()) await messages.close().catch(() => {});
    else messages.stop();
  }

  private take(item: Item | undefined): void {
    if (item && this.kept.keep(item)) this.onChange();
  }

  /** Asks for what changed since it was last whole. */
  private async catchUp(): Promise<void> {
    const client = new RequestClient(this.bus!);
    const tokens = new ServiceTokens(STATUS_PAGE, this.surroundings.serviceKey);
    const begun = new Date().toISOString();
    const since = this.since === null ? {} : { since: new Date(Date.parse(this.since) - OVERLAP_MS).toISOString() };
    for (let after: string | undefined; ; ) {
      const input = { ...since, ...(after && { after }), limit: 50 };
      const { output } = await client.ask(listPublicChanges, input, { token: await tokens.token() });
      for (const one of output.publications) this.take(readItem('publication', one));
      for (const one of output.maintenances) this.take(readItem('maintenance', one));
      for (const one of output.components) this.take(readItem('component', one));
      if (output.next === null) break;
      after = output.next;
    }
    this.since = begun;
    this.kept.confirm(begun);
    this.onChange();
  }

  /** All that the stream has is here, and the stream is the same: so the copy is all there is at this moment. */
  private async confirm(consumer: Consumer): Promise<void> {
    const at = new Date().toISOString();
    const { num_pending, num_ack_pending } = await consumer.info();
    if (num_pending + num_ack_pending > 0) return;
    this.since = at;
    this.kept.confirm(at);
  }
}

/** What an event changes; nothing for what is none, so that no message can end the following. */
function itemIn(message: JsMsg): Item | undefined {
  try {
    return itemOfEvent(message.json<{ data?: unknown } | null>()?.data);
  } catch {
    return undefined;
  }
}
