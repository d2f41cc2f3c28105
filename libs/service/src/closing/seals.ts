import type { Connection, mongo } from 'mongoose';
import { DURABLE, keepNewer, reading, writing } from '#persistence';

/** An incident that is being closed, or is closed: whatever comes up in it is told. */
export interface Seal {
  /** The incident. */
  readonly _id: string;
  /** Which closing put it there. */
  readonly attempt: number;
  readonly since: Date;
}

/**
 * What must be so on most of the replica set, and at the one that writes go to: of a write here and a read there, one sees the
 * other, whichever was first.
 */
const CERTAIN = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

/** The seals of a service: few and small, one for each incident that is closed. */
export class Seals {
  constructor(private readonly connection: Connection) {}

  /** Makes the index of those that are recent. */
  async open(): Promise<void> {
    await this.collection.createIndex({ since: 1 });
  }

  /** That of an incident, or null. Throws `unavailable` when the database cannot be asked. */
  of(incident: string): Promise<Seal | null> {
    return reading(this.collection.findOne({ _id: incident }, CERTAIN));
  }

  /** Puts one on unless a later closing has; the same again changes nothing. */
  async put(incident: string, attempt: number, since: Date): Promise<void> {
    const newer = { filter: { _id: incident, attempt: { $lt: attempt } }, update: { $set: { attempt, since } } };
    await writing(keepNewer(this.collection as unknown as mongo.Collection, [newer]));
  }

  /** Takes off that of this closing, or of an earlier one. */
  async lift(incident: string, attempt: number): Promise<void> {
    await writing(this.collection.deleteOne({ _id: incident, attempt: { $lte: attempt } }, DURABLE));
  }

  /** Those that were put on since a time. */
  since(time: Date): Promise<Seal[]> {
    return reading(this.collection.find({ since: { $gte: time } }, CERTAIN).toArray());
  }

  private get collection(): mongo.Collection<Seal> {
    return this.connection.db!.collection('seals') as unknown as mongo.Collection<Seal>;
  }
}
