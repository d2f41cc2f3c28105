import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { SpanKind } from '@opentelemetry/api';
import { type Envelope, HEADERS } from '#contracts';
import type { Bus } from '../bus/bus.js';
import { ensureEventStream } from '../bus/event-stream.js';
import { traced } from '../traces/traced.js';

const ACK_MS = 2_500;

/**
 * Puts an event on the stream; resolves when it is on the server's disk. The event's id makes a repeat known for ten
 * minutes, unless `idOf` gives it another for the bus. What comes out of a log is marked as republished. Throws when the
 * bus does not acknowledge.
 */
export function eventPublisher(
  bus: Bus,
  keptDays?: number,
  { republished = false, idOf = ({ id }: Envelope): string => id } = {},
) {
  const marked = headers();
  if (republished) marked.set(HEADERS.republished, 'true');
  const stream = jetstream(bus.connection);
  return async ({ subject, event }: { subject: string; event: Envelope }): Promise<void> => {
    if (!bus.isUp()) throw new Error('the bus is down');
    const along = republished ? { headers: marked } : {};
    const span = { kind: SpanKind.PRODUCER, parent: event.traceparent };
    const send = () =>
      stream.publish(subject, JSON.stringify(event), { msgID: idOf(event), timeout: ACK_MS, ...along });
    try {
      // What was asked for without a trace is not traced on its own.
      await (event.traceparent ? traced(`publish ${event.type}`, span, send) : send());
    } catch (error) {
      // A bus that lost its disk comes back without the stream.
      if (!bus.isUp()) throw error;
      await ensureEventStream(bus.connection, keptDays);
      await send();
    }
  };
}
