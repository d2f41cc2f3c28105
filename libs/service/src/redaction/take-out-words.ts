import type { mongo } from 'mongoose';
import { hasWords, type InputOf, type OutputOf, type Upkeep, unavailable, withoutWords, wordInUse } from '#contracts';
import { eventPublisher } from '#messaging';
import { DURABLE, type LoggedEvent, reading } from '#persistence';
import type { Parts } from '../parts.js';
import { lookForWords } from './look-for-words.js';
import { collectionsOf, type Stored, storedOf } from './stored-of.js';

/** Somebody can write in between what they had loaded before: so it is looked again, until nothing is found. */
const MOST_PASSES = 5;

/**
 * Takes words out of everything that this service stores of an incident: its aggregates, their outboxes, the log, and what it
 * keeps of others. What it had published is put on the bus again without them, so that whoever had not heard it yet does.
 * Can be asked again and again. Throws `word-in-use` before anything is changed, and `unavailable` while the database or the
 * bus is away.
 */
export async function takeOutWords(
  parts: Parts,
  { incident, words }: InputOf<Upkeep['takeOutWords']>,
): Promise<OutputOf<Upkeep['takeOutWords']>> {
  const { inTheWay } = await lookForWords(parts, { incident, words });
  if (inTheWay.length > 0) throw wordInUse({ inTheWay });
  const stored = await collectionsOf(parts);
  let documents = 0;
  const republished: LoggedEvent[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let found = 0;
    for (const collection of stored) {
      const changed = await reading(inCollection(collection, incident, words));
      found += changed.length;
      if (collection.collectionName === 'event_log') republished.push(...(changed as unknown as LoggedEvent[]));
    }
    if (found === 0) break;
    documents += found;
  }
  await republish(parts, republished);
  return { documents, events: republished.length };
}

/** Rewrites the documents of one collection that have the words; gives them as they are now. */
async function inCollection(collection: mongo.Collection<Stored>, incident: string, words: readonly string[]) {
  const changed: Stored[] = [];
  for await (const document of storedOf(collection, incident)) {
    if (!hasWords(document, words)) continue;
    const { _id, ...rest } = withoutWords(document, words);
    const same = { _id: document._id, ...(document.version !== undefined && { version: document.version }) };
    const { matchedCount } = await collection.replaceOne(same as never, rest as never, DURABLE);
    if (matchedCount === 1) changed.push({ ...rest, _id: document._id } as Stored);
  }
  return changed;
}

/** Under an id of its own: the bus would take it for a repeat of the one that is deleted. */
async function republish({ bus, settings }: Parts, logged: readonly LoggedEvent[]): Promise<void> {
  const publish = eventPublisher(bus, settings.eventsKeptDays, {
    republished: true,
    idOf: ({ id }) => `${id} redacted`,
  });
  try {
    for (const { subject, event } of logged.toSorted((a, b) => a.event.sequence - b.event.sequence)) {
      await publish({ subject, event });
    }
  } catch {
    throw unavailable({ missing: 'NATS' });
  }
}
