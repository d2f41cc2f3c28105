import { LRUCache } from 'lru-cache';
import type { Connection } from 'mongoose';
import type { AggregateCollection, OutboxEntry } from '../aggregate/stored-aggregate.js';
import type { Published } from './archive.js';
import { Archiver } from './archiver.js';

/** Puts an event on the bus; resolves when the stream has it on disk. A repeat of the same event id is recognised there. */
export type Publish = (entry: OutboxEntry) => Promise<void>;

/** A commit offers the outbox as it was loaded, some of which may have been archived since. */
const ARCHIVED_OF_LATE = { max: 10_000, ttl: 60_000 };
/** An aggregate with more in its outbox than this is read often: it is relieved at once. */
const BUSY = 8;
/** Events of one aggregate that wait to be sent; whoever would add more waits until there are fewer. */
const ROOM = 100;
const LONGEST_WAIT_MS = 1_000;
/** Aggregates sent side by side. */
const SIDE_BY_SIDE = 256;

interface Lane {
  readonly waiting: OutboxEntry[];
  /** Ids that are waiting, under way, or sent and not yet archived. */
  readonly known: Set<string>;
  sending: boolean;
  /** Told when fewer than {@link ROOM} wait, or when nothing can be sent. */
  whenRoom: (() => void)[];
}

/**
 * Sends outboxes to the bus: one aggregate in order, one event at a time; many aggregates at once. What fails stays in
 * its outbox for the sweeper. Core of the "nothing acknowledged is lost" promise together with {@link Archiver}.
 */
export class OutboxPublisher {
  private readonly collections = new Map<string, AggregateCollection<unknown>>();
  private readonly lanes = new Map<string, Lane>();
  private readonly ready: (() => Promise<void>)[] = [];
  private readonly whenFewWait: (() => void)[] = [];
  private readonly archiver: Archiver;
  private readonly archived = new LRUCache<string, true>(ARCHIVED_OF_LATE);
  private active = 0;
  private failed = false;

  constructor(
    connection: Connection,
    private readonly publish: Publish,
    private readonly onError: (error: unknown) => void,
  ) {
    this.archiver = new Archiver(connection, this.collections, {
      onArchived: (published) => {
        for (const { entry } of published) this.archived.set(entry.event.id, true);
        this.forget(published);
      },
      onFailed: (published, error) => {
        this.forget(published);
        onError(error);
      },
    });
  }

  /** Lets this publisher clear the outboxes of a collection. */
  serve(name: string, collection: AggregateCollection<unknown>): void {
    this.collections.set(name, collection);
  }

  /** The collections it serves, for the sweeper. */
  get served(): ReadonlyMap<string, AggregateCollection<unknown>> {
    return this.collections;
  }

  /** Whether the latest attempt to publish failed: most likely the bus is away. */
  get failing(): boolean {
    return this.failed;
  }

  /** Takes the whole outbox of an aggregate, from its head; what is under way already is not sent twice. */
  offer(collection: string, aggregate: string, outbox: readonly OutboxEntry[]): void {
    const key = `${collection}/${aggregate}`;
    const lane = this.lanes.get(key) ?? { waiting: [], known: new Set(), sending: false, whenRoom: [] };
    this.lanes.set(key, lane);
    for (const entry of outbox) {
      if (lane.known.has(entry.event.id) || this.archived.has(entry.event.id)) continue;
      lane.known.add(entry.event.id);
      lane.waiting.push(entry);
    }
    if (lane.known.size === 0) this.lanes.delete(key);
    if (lane.sending || lane.waiting.length === 0) return;
    lane.sending = true;
    this.ready.push(() => this.send(collection, aggregate, lane));
    // The caller's answer leaves first: it goes out by the same connection.
    setImmediate(() => this.next());
  }

  /**
   * Resolves when there is room for more events of this aggregate: commands that come faster than their events can be sent
   * are slowed down, not refused. While nothing can be sent at all it resolves too, and after a second in any case: then
   * outboxes fill up.
   */
  async room(collection: string, aggregate: string): Promise<void> {
    const lane = this.lanes.get(`${collection}/${aggregate}`);
    if (!lane?.sending || lane.waiting.length < ROOM || this.failed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT_MS);
      lane.whenRoom.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Resolves when few aggregates wait for their turn: for whoever offers more than fit into memory. */
  async fewWait(): Promise<void> {
    if (this.ready.length >= SIDE_BY_SIDE) await new Promise<void>((resolve) => this.whenFewWait.push(resolve));
  }

  /** Resolves when everything offered is sent and archived, or has failed and stays for the next process. */
  async drain(): Promise<void> {
    while (this.active > 0 || this.ready.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await this.archiver.drain();
  }

  private next(): void {
    if (this.ready.length < SIDE_BY_SIDE) for (const tell of this.whenFewWait.splice(0)) tell();
    while (this.active < SIDE_BY_SIDE && this.ready.length > 0) {
      const send = this.ready.shift()!;
      this.active += 1;
      void send().finally(() => {
        this.active -= 1;
        this.next();
      });
    }
  }

  private async send(collection: string, aggregate: string, lane: Lane): Promise<void> {
    try {
      for (let entry = lane.waiting[0]; entry; entry = lane.waiting[0]) {
        await this.publish(entry);
        lane.waiting.shift();
        if (lane.waiting.length < ROOM) tellRoom(lane);
        this.failed = false;
        this.archiver.add({ collection, aggregate, entry });
        if (lane.known.size > BUSY) this.archiver.hurry();
        await this.archiver.room();
      }
      lane.sending = false;
    } catch (error) {
      // Later events may not overtake this one: all that wait are forgotten, whoever offers next starts from the head.
      for (const { event } of lane.waiting.splice(0)) lane.known.delete(event.id);
      lane.sending = false;
      tellRoom(lane);
      if (lane.known.size === 0) this.lanes.delete(`${collection}/${aggregate}`);
      this.failed = true;
      this.onError(error);
    }
  }

  private forget(published: readonly Published[]): void {
    for (const { collection, aggregate, entry } of published) {
      const key = `${collection}/${aggregate}`;
      const lane = this.lanes.get(key);
      lane?.known.delete(entry.event.id);
      if (lane && lane.known.size === 0 && !lane.sending) this.lanes.delete(key);
    }
  }
}

function tellRoom(lane: Lane): void {
  for (const tell of lane.whenRoom.splice(0)) tell();
}
