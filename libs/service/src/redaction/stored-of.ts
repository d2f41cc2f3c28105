import type { mongo } from 'mongoose';
import { reading } from '#persistence';
import type { Parts } from '../parts.js';

/** A document of any collection. */
export type Stored = mongo.BSON.Document & { readonly _id: never; readonly version?: number };

/** What is stored of an incident, however it says so. */
const of = (incident: string) => ({
  $or: [
    { _id: incident },
    { incident },
    // What goes out can be about several.
    { incidents: incident },
    { 'state.incident': incident },
    // A problem, what belongs to it, and what it tells of the incidents that it stands behind.
    { 'state.problem': incident },
    { 'state.incidents.id': incident },
    { 'event.incident': incident },
    { 'metadata.incident': incident },
    // Dead letters tell their incident by their subject.
    { subject: { $regex: `^muster\\.(evt|restricted)\\.${incident}\\.` } },
  ],
});

/** The collections out of which words are taken here: all but those that the service sees to in a way of its own. */
export async function collectionsOf({ connection, redactedElsewhere }: Parts): Promise<mongo.Collection<Stored>[]> {
  const found = await reading(connection.db!.listCollections({}, { nameOnly: true }).toArray());
  return found
    .filter(({ name }) => !name.startsWith('system.') && !redactedElsewhere.has(name))
    .map(({ name }) => connection.db!.collection<Stored>(name));
}

/** What a collection has of an incident, one after the other. */
export const storedOf = (collection: mongo.Collection<Stored>, incident: string): AsyncIterable<Stored> =>
  collection.find(of(incident) as never) as unknown as AsyncIterable<Stored>;
