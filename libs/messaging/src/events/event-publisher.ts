import { jetstream } from '@nats-io/jetstream';
import type { Envelope } from '#contracts';
import type { Bus } from '../bus/bus.js';
import { ensureEventStream } from '../bus/event-stream.js';

const ACK_MS = 2_500;

/**
 * Puts an event on the stream; resolves when it is on the server's disk. The event's id makes a repeat known for ten
 * minutes. Throws when the bus does not acknowledge.
 */
export function eventPublisher(bus: Bus, keptDays?: number) {
  const stream = jetstream(bus.connection);
  return async ({ subject, event }: { subject: string; event: Envelope }): Promise<void> => {
    if (!bus.isUp()) throw new Error('the bus is down');
    const send = () => stream.publish(subject, JSON.stringify(event), { msgID: event.id, timeout: ACK_MS });
    try {
      await send();
    } catch (error) {
      // A bus that lost its disk comes back without the stream.
      if (!bus.isUp()) throw error;
      await ensureEventStream(bus.connection, keptDays);
      await send();
    }
  };
}
