import type { Msg, NatsConnection, SubscriptionOptions } from '@nats-io/transport-node';

/** Of clients (`_INBOX.…`, `_INBOX_roles.…`), and what the server makes of those in another account. */
const INBOX = /^(_INBOX[._]|_R_\.)/;

/**
 * The connection for a micro service. A request says itself where its answer goes: with an event's subject there, whoever
 * asks could have the service put its answer among its own events. So what does not ask for an answer in an inbox is not
 * heard, be it for a handler of ours or for the library's (`$SRV.PING` and the like).
 */
export function inboxesOnly(connection: NatsConnection): NatsConnection {
  const subscribe = (subject: string, options: SubscriptionOptions = {}) =>
    connection.subscribe(subject, {
      ...options,
      callback: (error: Error | null, message: Msg) => {
        if (error || !message.reply || INBOX.test(message.reply)) options.callback?.(error, message);
      },
    });
  return { closed: () => connection.closed(), isClosed: () => connection.isClosed(), subscribe } as NatsConnection;
}
