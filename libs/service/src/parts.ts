import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, createConnection } from 'mongoose';
import { AccountabilityCopy, Authority, authenticator, ServiceTokens, serviceId } from '#authority';
import { CLOSING, type PersonReference, type ServiceName } from '#contracts';
import {
  type Authenticate,
  type Bus,
  connectBus,
  type EventConsumer,
  ensureEventStream,
  eventPublisher,
  RequestClient,
  type Sightings,
} from '#messaging';
import {
  type AggregateStore,
  DatabaseClock,
  type DomainEvent,
  OutboxPublisher,
  OutboxSweeper,
  type Publish,
  reading,
  type StoreWatch,
} from '#persistence';
import { Closing } from './closing/closing.js';
import { StoredDeadLetters } from './dead-letters/stored-dead-letters.js';
import type { Log } from './logging.js';
import { oidcIssuer } from './oidc-issuer.js';
import { commitRetries, commits, published, publishFailures } from './operations/figures.js';
import { type Check, Readiness } from './operations/readiness.js';
import type { ServiceSettings } from './settings.js';
import type { Copy } from './upkeep/rebuilding.js';

/** Something that runs beside requests until the service stops. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
}

/** Figures of a service's own that are read when somebody asks for them. */
export interface Scrape {
  /** What it is called where it could not be read. */
  readonly figure: string;
  /** Sets them; may throw. */
  read(): Promise<void>;
  /** Leaves them out: they could not be read in time. */
  clear(): void;
}

/** What every service is made of; handed to its controllers by injection. */
export class Parts {
  /** Started when the service takes requests, stopped when it no longer does. */
  readonly background: Background[] = [];
  /** How reads wait for what this service follows; undefined for one that follows nobody. */
  sightings: Sightings | undefined;
  /** How events reach this service's handlers; undefined until it follows them. */
  events: EventConsumer | undefined;
  /** The stores of its aggregates, for what is done to all of them. */
  readonly stores: Pick<AggregateStore<unknown, DomainEvent>, 'aggregate' | 'liftPage'>[] = [];
  /** What it keeps of other services. */
  readonly copies: Copy[] = [];
  /** Collections out of which this service takes words in a way of its own. */
  readonly redactedElsewhere = new Set<string>();
  /** Figures of its own, read for each look. */
  readonly scrapes: Scrape[] = [];
  /** Keeps incidents from being closed over what is open here. */
  readonly closing: Closing;
  /** Done last before the database is closed. */
  readonly beforeClose: (() => Promise<void>)[] = [];

  constructor(
    readonly service: ServiceName,
    readonly settings: ServiceSettings,
    readonly log: Log,
    readonly bus: Bus,
    readonly connection: Connection,
    readonly clock: DatabaseClock,
    readonly publisher: OutboxPublisher,
    readonly client: RequestClient,
    readonly tokens: ServiceTokens,
    readonly authenticate: Authenticate,
    readonly authority: Authority,
    readonly readiness: Readiness,
    readonly deadLetters: StoredDeadLetters,
  ) {
    this.closing = new Closing(this);
  }

  /** How its stores tell what they do, for figures. */
  get watch(): StoreWatch {
    const { service } = this;
    return {
      committed: (aggregate) => commits.inc({ service, aggregate }),
      lostRace: (aggregate) => commitRetries.inc({ service, aggregate }),
    };
  }

  /** The service itself, as the actor of what its clocks do. */
  get self(): PersonReference {
    return { id: serviceId(this.service), name: 'Muster' };
  }
}

const AGAIN_MS = 1_000;

/** Tries until it works: what a service stands on may start later than the service. */
async function untilReached<T>(what: string, log: Log, readiness: Readiness, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const reached = await attempt();
      readiness.waits(undefined);
      return reached;
    } catch (error) {
      const why = (error as Error).message;
      readiness.waits({ what, why });
      log.warn({ reason: why }, `${what} cannot be reached yet`);
      await wait(AGAIN_MS);
    }
  }
}

/** The same way to the stream, counted. */
const counted =
  (service: ServiceName, publish: Publish): Publish =>
  async (entry) => {
    try {
      await publish(entry);
      published.inc({ service });
    } catch (error) {
      publishFailures.inc({ service });
      throw error;
    }
  };

const busIsUp =
  (bus: Bus): Check =>
  () =>
    bus.isUp() ? undefined : { what: 'NATS', why: 'the connection is down' };

const databaseAnswers =
  (connection: Connection): Check =>
  async () => {
    try {
      await reading(connection.db!.command({ ping: 1 }));
      return undefined;
    } catch {
      return { what: 'MongoDB', why: 'it does not answer' };
    }
  };

/** Connects a service to its bus and its database and builds what it needs on them; waits for both to be there. */
export async function openParts(
  service: ServiceName,
  settings: ServiceSettings,
  log: Log,
  readiness = new Readiness(service),
): Promise<Parts> {
  const reached = <T>(what: string, attempt: () => Promise<T>) => untilReached(what, log, readiness, attempt);
  const connection = await reached('MongoDB', () =>
    createConnection(settings.mongodbUrl, {
      appName: `muster-${service}`,
      bufferCommands: false,
      maxPoolSize: 32,
      serverSelectionTimeoutMS: 2_000,
    }).asPromise(),
  );
  const bus = await reached('NATS', () => connectBus({ url: settings.natsUrl, name: service }));
  await reached('JetStream', () => ensureEventStream(bus.connection, settings.eventsKeptDays));
  const clock = new DatabaseClock(connection);
  await clock.start();
  const onError = (error: unknown) => log.warn({ err: error }, 'events wait in their outbox');
  const publisher = new OutboxPublisher(
    connection,
    counted(service, eventPublisher(bus, settings.eventsKeptDays)),
    onError,
  );
  const client = new RequestClient(bus);
  const tokens = new ServiceTokens(service, settings.serviceKey);
  const authority = new Authority(await AccountabilityCopy.open(connection), client, tokens);
  const oidc = oidcIssuer(settings, log);
  const prove = authenticator(settings.trustedKeys, oidc);
  const letters = new StoredDeadLetters(connection, log);
  const stands = [service, settings, log, bus, connection, clock, publisher] as const;
  const parts = new Parts(...stands, client, tokens, prove, authority, readiness, letters);
  readiness.standsOn(busIsUp(bus), databaseAnswers(connection));
  parts.background.push(new OutboxSweeper(publisher, clock, onError));
  if (CLOSING.has(service)) parts.background.push(parts.closing);
  if (oidc) parts.background.push(oidc);
  return parts;
}
