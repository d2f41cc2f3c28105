import { connect, type NatsConnection } from '@nats-io/transport-node';

/** How a process reaches the bus. */
export interface BusAddress {
  /** `nats://user:password@host:port`, or several hosts separated by commas. */
  readonly url: string;
  /** The service, for the server's own lists and for its private inbox. */
  readonly name: string;
}

/** A connection that never gives up, and knows whether it is up right now. */
export interface Bus {
  readonly connection: NatsConnection;
  /** False between a disconnect and the reconnect. */
  isUp(): boolean;
  /** Sends what is buffered, lets subscriptions finish, and closes; closes at once while the bus is down. */
  drain(): Promise<void>;
}

/** The inbox only this service may listen on: answers to it are nobody else's to read. */
export const inboxPrefix = (name: string): string => `_INBOX_${name}`;

function credentials(url: string) {
  const servers = url.split(',').map((one) => new URL(one.includes('://') ? one : `nats://${one}`));
  const first = servers[0]!;
  return {
    servers: servers.map((one) => `${one.protocol}//${one.host}`),
    ...(first.username && { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }),
  };
}

/** Room for headers beside the body in a message. */
const HEADROOM = 16 * 1_024;

/** The bytes that the body of a message may have on this bus. */
export const roomFor = ({ connection }: Pick<Bus, 'connection'>): number =>
  (connection.info?.max_payload ?? 1_048_576) - HEADROOM;

/** Connects; throws when the bus cannot be reached for 10 s or refuses the credentials. */
export async function connectBus({ url, name }: BusAddress): Promise<Bus> {
  const connection = await connect({
    ...credentials(url),
    name,
    inboxPrefix: inboxPrefix(name),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
    reconnectJitter: 100,
    // A server that hangs is noticed within three of these.
    pingInterval: 5_000,
    timeout: 10_000,
    // A stack for each request, in case it fails, would cost a twentieth of all the CPU there is.
    noAsyncTraces: true,
    waitOnFirstConnect: false,
    // A rotated credential is a fault to wait out, not an end.
    ignoreAuthErrorAbort: true,
  });
  let up = true;
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') up = false;
      if (status.type === 'reconnect') up = true;
    }
  })();
  return {
    connection,
    isUp: () => up && !connection.isClosed(),
    drain: async () => {
      if (connection.isClosed()) return;
      try {
        if (up) await connection.drain();
      } catch {
        // It went down meanwhile: there is nobody left to tell anything.
      }
      await connection.close();
    },
  };
}
