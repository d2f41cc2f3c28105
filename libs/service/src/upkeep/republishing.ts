import { type InputOf, type OutputOf, type Upkeep, unavailable } from '#contracts';
import { eventPublisher } from '#messaging';
import { logPage } from '#persistence';
import type { Parts } from '../parts.js';

const AT_ONCE = 500;

/**
 * Puts a page of the log on the bus again, the events of one aggregate in order. They are marked as republished: feeds do
 * not tell them a second time, and consumers recognise them as what they have. Throws `unavailable` while the bus is away:
 * the same page can be asked for again.
 */
export async function republish(
  parts: Parts,
  { after }: InputOf<Upkeep['republishEvents']>,
): Promise<OutputOf<Upkeep['republishEvents']>> {
  const { events, next } = await logPage(parts.connection, { limit: AT_ONCE, after, order: 'earliest-first' });
  const publish = eventPublisher(parts.bus, parts.settings.eventsKeptDays, { republished: true });
  const byAggregate = Map.groupBy(events, ({ event }) => event.subject);
  const inOrder = [...byAggregate.values()].map(async (ofOne) => {
    for (const logged of ofOne.sort((a, b) => a.event.sequence - b.event.sequence)) await publish(logged);
  });
  try {
    await Promise.all(inOrder);
  } catch {
    throw unavailable({ missing: 'NATS' });
  }
  return { republished: events.length, next };
}
