import type { Connection, mongo } from 'mongoose';
import { hasWords, type InputOf, type OutputOf, type Upkeep, unavailable, withoutWords } from '#contracts';
import { eventPublisher } from '#messaging';
import { DURABLE, type LoggedEvent, reading } from '#persistence';
import type { Parts } from '../parts.js';

type Document = mongo.BSON.Document & { readonly _id: never; readonly version?: number };

/** Somebody can write in between what they had loaded before: so it is looked again, until nothing is found. */
const MOST_PASSES = 5;

/** What is stored of an incident, however it says so. */
const of = (incident: string) => ({
  $or: [
    { _id: incident },
    { incident },
    { 'state.incident': incident },
    { 'event.incident': incident },
    { 'metadata.incident': incident },
    // Dead letters tell their incident by their subject.
    { subject: { $regex: `^muster\\.(evt|restricted)\\.${incident}\\.` } },
  ],
});

/**
 * Takes words out of everything that this service stores of an incident: its aggregates, their outboxes, the log, and what it
 * keeps of others. What it had published is put on the bus again without them, so that whoever had not heard it yet does.
 * Can be asked again and again. Throws `unavailable` while the database or the bus is away.
 */
export async function takeOutWords(
  parts: Parts,
  { incident, words }: InputOf<Upkeep['takeOutWords']>,
): Promise<OutputOf<Upkeep['takeOutWords']>> {
  const { connection, redactedElsewhere } = parts;
  const names = (await reading(connection.db!.listCollections({}, { nameOnly: true }).toArray())).map(
    ({ name }) => name,
  );
  const stored = names.filter((name) => !name.startsWith('system.') && !redactedElsewhere.has(name));
  let documents = 0;
  const republished: LoggedEvent[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let found = 0;
    for (const name of stored) {
      const changed = await reading(inCollection(connection, name, incident, words));
      found += changed.length;
      if (name === 'event_log') republished.push(...(changed as unknown as LoggedEvent[]));
    }
    if (found === 0) break;
    documents += found;
  }
  await republish(parts, republished);
  return { documents, events: republished.length };
}

/** Rewrites the documents of one collection that have the words; gives them as they are now. */
async function inCollection(connection: Connection, name: string, incident: string, words: readonly string[]) {
  const collection = connection.db!.collection<Document>(name);
  const changed: Document[] = [];
  for await (const stored of collection.find(of(incident) as never)) {
    const document = stored as unknown as Document;
    if (!hasWords(document, words)) continue;
    const { _id, ...rest } = withoutWords(document, words);
    const same = { _id: document._id, ...(document.version !== undefined && { version: document.version }) };
    const { matchedCount } = await collection.replaceOne(same as never, rest as never, DURABLE);
    if (matchedCount === 1) changed.push({ ...rest, _id: document._id } as Document);
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
