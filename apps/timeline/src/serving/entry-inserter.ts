import type { mongo } from 'mongoose';
import {
  type AggregateCollection,
  DURABLE,
  dropPage,
  ignoringDuplicates,
  type StoredAggregate,
  Together,
} from '#persistence';
import { entryAggregate } from '../entry/entry-aggregate.js';
import type { StoredEntry } from '../entry/stored-entry.js';

/** What happens at once goes into the record together; nobody sees that it is there so much later. */
const LINGER_MS = 20;

type Insertable = mongo.OptionalUnlessRequiredId<StoredAggregate<StoredEntry>>;

/** Inserts the entries that events make, each under its event's id: in any order, and a second time changes nothing. */
export class EntryInserter {
  private readonly together: Together<Insertable>;

  constructor(private readonly entries: AggregateCollection<StoredEntry>) {
    this.together = new Together(
      (documents) => ignoringDuplicates(entries.insertMany([...documents], { ordered: false, ...DURABLE })),
      LINGER_MS,
    );
  }

  /** Resolves when the entry is on disk, or was there already. */
  insert(id: string, entry: StoredEntry): Promise<void> {
    const document = { _id: id, version: 1, told: 1, shape: entryAggregate.shape, state: entry, outbox: [] };
    return this.together.add(document as unknown as Insertable);
  }

  /** Deletes a page of the entries that events made: those are in their services' logs. Notes are nobody's copy and stay. */
  drop(after: string | null): Promise<string | null> {
    return dropPage(this.entries, { 'state.kind': 'event' }, after);
  }
}
