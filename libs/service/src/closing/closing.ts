import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { ServiceTokens } from '#authority';
import { isCovered, type OpenItem, objectToClosing, type ServiceName } from '#contracts';
import { Refused, type RequestClient } from '#messaging';
import type { AggregateStore, DatabaseClock, DomainEvent } from '#persistence';
import type { Log } from '../logging.js';
import { cameUpIn, type OpenRule, openOf } from './open-rule.js';
import { type Seal, Seals } from './seals.js';

/** A process that died may have left something untold in this time; longer ago others have seen to it. */
const RECENT_MS = 60 * 60_000;
const AGAIN_MS = 1_000;

type Listing = (incident: string) => Promise<readonly Omit<OpenItem, 'service'>[]>;

/** What it is made of: the parts of a service. */
interface Stands {
  readonly service: ServiceName;
  readonly log: Log;
  readonly connection: Connection;
  readonly clock: DatabaseClock;
  readonly client: RequestClient;
  readonly tokens: ServiceTokens;
}

/**
 * Sees to it that no incident is closed while something is open in it that this service keeps. What comes up is written first
 * and looks for the seal then; who closes puts the seal on first and looks for what is open then: so one of them sees the
 * other, without a second write for either.
 */
export class Closing {
  readonly seals: Seals;
  private readonly listings: Listing[] = [];
  private readonly narrowed = new Map<string, (items: readonly OpenItem[]) => Promise<readonly OpenItem[]>>();
  private readonly underWay = new Set<Promise<void>>();
  private stopping = false;

  constructor(private readonly parts: Stands) {
    this.seals = new Seals(parts.connection);
  }

  /** What the aggregates of a store can have open is listed. */
  watch<State, Event extends DomainEvent>(store: AggregateStore<State, Event>, rule: OpenRule<State>): void {
    this.also((incident) => openOf(store, rule, incident));
  }

  /** What else is listed. Whoever makes such a thing says so by {@link cameUp}, when it is on disk. */
  also(listing: Listing): void {
    this.listings.push(listing);
  }

  /** Items of a kind are looked at once more: who sees to them, by when, and whether they are still open. */
  looksUp(kind: string, look: (items: readonly OpenItem[]) => Promise<readonly OpenItem[]>): void {
    this.narrowed.set(kind, look);
  }

  /** Says what a change of an aggregate brought up. */
  changed<State>(rule: OpenRule<State>, before: State | undefined, after: State): void {
    for (const incident of cameUpIn(rule, before, after)) this.cameUp(incident, rule.heldForMs);
  }

  /** Something that is open came up in an incident and is on disk; nobody waits for what follows from that. */
  cameUp(incident: string, heldForMs = Number.POSITIVE_INFINITY): void {
    if (!incident.startsWith('INC-')) return;
    this.untilDone(async () => {
      const seal = await this.seals.of(incident);
      if (seal && this.age(seal.since) < heldForMs) await this.object(seal);
    });
  }

  /** All that is open in an incident. Throws `unavailable` when the database cannot be asked. */
  async list(incident: string): Promise<OpenItem[]> {
    const listed = (await Promise.all(this.listings.map((listing) => listing(incident)))).flat();
    const byKind = Map.groupBy(
      listed.map((item): OpenItem => ({ ...item, service: this.parts.service })),
      ({ kind }) => kind,
    );
    const looked = [...byKind].map(([kind, items]) => this.narrowed.get(kind)?.(items) ?? items);
    return (await Promise.all(looked)).flat();
  }

  /** Puts the seal on, and then looks what is open. */
  async seal(incident: string, attempt: number): Promise<OpenItem[]> {
    await this.seals.put(incident, attempt, this.parts.clock.now());
    return this.list(incident);
  }

  /** The incident is closed: whatever was written since the look, by a process that died before it could say so, is told now. */
  async closed(incident: string, attempt: number, at: Date): Promise<void> {
    await this.seals.put(incident, attempt, at);
    if (this.age(at) < RECENT_MS) await this.object({ _id: incident, attempt });
  }

  /** The closings of the last hour are looked through, for this process may have died in one of them. */
  start(): void {
    this.untilDone(async () => {
      await this.seals.open();
      for (const seal of await this.seals.since(new Date(this.parts.clock.now().getTime() - RECENT_MS))) {
        await this.object(seal);
      }
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.underWay);
  }

  private age(at: Date): number {
    return this.parts.clock.now().getTime() - at.getTime();
  }

  /** Tells what is open under a seal and has nobody; takes the seal off where it no longer stands. */
  private async object({ _id: incident, attempt }: Pick<Seal, '_id' | 'attempt'>): Promise<void> {
    const items = (await this.list(incident)).filter((item) => !isCovered(item));
    if (items.length === 0) return;
    const { client, tokens, service } = this.parts;
    const input = { incident, attempt, service, items };
    const { output } = await client.ask(objectToClosing, input, { token: await tokens.token() });
    if (!output.stands) await this.seals.lift(incident, attempt, this.parts.clock.now());
  }

  /** Again until it is done: what came up must be told. A process that stops leaves it to its next start. */
  private untilDone(work: () => Promise<void>): void {
    const attempt = async () => {
      while (!this.stopping) {
        try {
          return await work();
        } catch (error) {
          if (error instanceof Refused && error.problem.status < 500) return this.warn(error);
          this.warn(error);
          await wait(AGAIN_MS, undefined, { ref: false });
        }
      }
    };
    const going = attempt().finally(() => this.underWay.delete(going));
    this.underWay.add(going);
  }

  private warn(error: unknown): void {
    this.parts.log.warn({ err: error }, 'what came up in a closed incident could not be told yet');
  }
}
