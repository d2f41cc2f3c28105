import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, createConnection } from 'mongoose';
import { AccountabilityCopy, Authority, authenticator, OidcIssuer, ServiceTokens, serviceId } from '#authority';
import type { PersonReference, ServiceName } from '#contracts';
import {
  type Authenticate,
  type Bus,
  connectBus,
  ensureEventStream,
  eventPublisher,
  RequestClient,
  type Sightings,
} from '#messaging';
import { Outgoing } from '#outgoing';
import { DatabaseClock, OutboxPublisher, OutboxSweeper } from '#persistence';
import type { Log } from './logging.js';
import type { ServiceSettings } from './settings.js';

/** Something that runs beside requests until the service stops. */
export interface Background {
  start(): void;
  stop(): Promise<void>;
}

/** What every service is made of; handed to its controllers by injection. */
export class Parts {
  /** Started when the service takes requests, stopped when it no longer does. */
  readonly background: Background[] = [];
  /** How reads wait for what this service follows; undefined for one that follows nobody. */
  sightings: Sightings | undefined;
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
  ) {}

  /** The service itself, as the actor of what its clocks do. */
  get self(): PersonReference {
    return { id: serviceId(this.service), name: 'Muster' };
  }
}

const AGAIN_MS = 1_000;

/** Tries until it works: what a service stands on may start later than the service. */
async function untilReached<T>(what: string, log: Log, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      log.warn({ reason: (error as Error).message }, `${what} cannot be reached yet`);
      await wait(AGAIN_MS);
    }
  }
}

/** Connects a service to its bus and its database and builds what it needs on them; waits for both to be there. */
export async function openParts(service: ServiceName, settings: ServiceSettings, log: Log): Promise<Parts> {
  const connection = await untilReached('MongoDB', log, () =>
    createConnection(settings.mongodbUrl, {
      appName: `muster-${service}`,
      bufferCommands: false,
      maxPoolSize: 32,
      serverSelectionTimeoutMS: 2_000,
    }).asPromise(),
  );
  const bus = await untilReached('NATS', log, () => connectBus({ url: settings.natsUrl, name: service }));
  await untilReached('JetStream', log, () => ensureEventStream(bus.connection, settings.eventsKeptDays));
  const clock = new DatabaseClock(connection);
  await clock.start();
  const onError = (error: unknown) => log.warn({ err: error }, 'events wait in their outbox');
  const publisher = new OutboxPublisher(connection, eventPublisher(bus, settings.eventsKeptDays), onError);
  const client = new RequestClient(bus);
  const tokens = new ServiceTokens(service, settings.serviceKey);
  const authority = new Authority(await AccountabilityCopy.open(connection), client, tokens);
  const oidc = oidcIssuer(settings, log);
  const prove = authenticator(settings.trustedKeys, oidc);
  const parts = new Parts(service, settings, log, bus, connection, clock, publisher, client, tokens, prove, authority);
  parts.background.push(new OutboxSweeper(publisher, clock, onError));
  if (oidc) parts.background.push(oidc);
  return parts;
}

/** Whoever else vouches for callers; nothing waits for their keys, tokens of this Muster's own least of all. */
function oidcIssuer({ oidc, outgoingAllowed = [] }: ServiceSettings, log: Log): OidcIssuer | undefined {
  const onFailure = (reason: string) =>
    log.warn({ issuer: oidc?.issuer, reason }, 'the keys of the issuer cannot be had');
  return oidc && new OidcIssuer(oidc, new Outgoing(outgoingAllowed), onFailure);
}
