import type { Connection, mongo } from 'mongoose';
import { keepNewer, reading, writing } from '#persistence';

/** An incident that is being closed, or is closed: whatever comes up in it is told. */
export interface Seal {
  /** The incident. */
  readonly _id: string;
  /** Which closing put it there. */
  readonly attempt: number;
  readonly since: Date;
  /** It was taken off: kept, so that what put it on and comes late does not put it on again. */
  readonly lifted: boolean;
  /** The later of two counts: a closing after the one before it, and taken off after put on. */
  readonly rank: number;
}

/**
 * What must be so on most of the replica set, and at the one that writes go to: of a write here and a read there, one sees the
 * other, whichever was first.
 */
const CERTAIN = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

/** The seals of a service: few and small, one for each incident that was to be closed. In any order they come to the same. */
export class Seals {
  constructor(private readonly connection: Connection) {}

  /** Makes the index of those that are recent. */
  async open(): Promise<void> {
    await this.collection.createIndex({ since: 1 });
  }

  /** That of an incident, or null. Throws `unavailable` when the database cannot be asked. */
  of(incident: string): Promise<Seal | null> {
    return reading(this.collection.findOne({ _id: incident, lifted: false }, CERTAIN));
  }

  /** Puts one on, unless it was taken off or a later closing has put one on; the same again changes nothing. */
  put(incident: string, attempt: number, since: Date): Promise<void> {
    return this.keep({ _id: incident, attempt, since, lifted: false, rank: attempt * 2 });
  }

  /** Takes off that of this closing, or of an earlier one. */
  lift(incident: string, attempt: number, since: Date): Promise<void> {
    return this.keep({ _id: incident, attempt, since, lifted: true, rank: attempt * 2 + 1 });
  }

  /** Those that were put on since a time. */
  since(time: Date): Promise<Seal[]> {
    return reading(this.collection.find({ since: { $gte: time }, lifted: false }, CERTAIN).toArray());
  }

  private keep({ _id, rank, ...seal }: Seal): Promise<void> {
    const newer = { filter: { _id, rank: { $lt: rank } }, update: { $set: { rank, ...seal } } };
    return writing(keepNewer(this.collection as unknown as mongo.Collection, [newer]));
  }

  private get collection(): mongo.Collection<Seal> {
    return this.connection.db!.collection('seals') as unknown as mongo.Collection<Seal>;
  }
}
