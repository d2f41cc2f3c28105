import type { InputOf, OutputOf, Upkeep } from '#contracts';
import { eventPublisher } from '#messaging';
import { logPage } from '#persistence';
import type { Parts } from '../parts.js';

const AT_ONCE = 500;

/**
 * Puts a page of the log on the bus again, the events of one aggregate in order. They are marked as republished: feeds do
 * not tell them a second time, and consumers recognise them as what they have.
 */
export async function republish(
  parts: Parts,
  { after }: InputOf<Upkeep['republishEvents']>,
): Promise<OutputOf<Upkeep['republishEvents']>> {
  const { events, next } = await logPage(parts.connection, { limit: AT_ONCE, after });
  const publish = eventPublisher(parts.bus, parts.settings.eventsKeptDays, { republished: true });
  const byAggregate = Map.groupBy(events, ({ event }) => event.subject);
  const inOrder = [...byAggregate.values()].map(async (ofOne) => {
    for (const logged of ofOne) await publish(logged);
  });
  await Promise.all(inOrder);
  return { republished: events.length, next };
}
