import { type Connection, type mongo, Schema } from 'mongoose';
import { dropPage, keepNewer, reading, Together } from '#persistence';
import type { Copy } from '#service';
import type { Likened, LikenedKind } from '../../alike/likened.js';
import type { Candidate } from '../../alike/rank.js';
import { COMMON_FROM } from '../../alike/weight.js';

/** Likened as it is kept: by the sequence of the event that told it. */
export type KeptLikened = Likened & { readonly sequence: number };

/** It may be late by that much. */
const LINGER_MS = 50;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    sequence: { type: Number, required: true },
    kind: { type: String, required: true },
    restricted: { type: Boolean, required: true },
    at: { type: String, required: true },
    incidents: [String],
    traits: [String],
    texts: [String],
    shown: Schema.Types.Mixed,
  },
  { autoCreate: false, autoIndex: false, minimize: false, versionKey: false },
);
/** How many have a trait is counted in the index alone; what has it is read in this order. */
const BY_TRAIT = { traits: 1, kind: 1, at: -1 } as const;
schema.index(BY_TRAIT);
schema.index({ incidents: 1, kind: 1 });

/** What of it is read of all that may be alike. */
const COMPARED = { kind: 1, restricted: 1, at: 1, incidents: 1, traits: 1 } as const;

/** Who looks: what they may not see is as if it were not there. */
export type Sight = object;

/** Those of a kind that have any of these traits, the newest first. */
export const having = (traits: readonly string[], kind: LikenedKind, sight: Sight): object => ({
  ...{ traits: { $in: [...traits] }, kind },
  ...sight,
});

/** The problems behind any of these incidents. */
export const behindAny = (incidents: readonly string[], sight: Sight): object => ({
  ...{ incidents: { $in: [...incidents] }, kind: { $in: ['problem', 'known-error'] } },
  ...sight,
});

/**
 * What incidents and problems are compared by: a copy of what their events tell, in the service's own database, so that any
 * number of replicas looks at the same. It can be dropped and is built again.
 */
export class Likenesses implements Copy {
  private readonly together = new Together<KeptLikened>((all) => this.write(all), LINGER_MS);

  private constructor(readonly collection: mongo.Collection<KeptLikened>) {}

  /** Opens the collection, with its indexes. */
  static async open(connection: Connection): Promise<Likenesses> {
    const model = connection.models.likenesses ?? connection.model('likenesses', schema, 'likenesses');
    await model.createIndexes();
    return new Likenesses(model.collection as unknown as mongo.Collection<KeptLikened>);
  }

  /** Keeps it unless a newer one is there. Throws `unavailable` when the database fails. */
  keep(likened: Likened, sequence: number): Promise<void> {
    return reading(this.together.add({ ...likened, sequence }));
  }

  /** How many have this trait, as far as that matters. */
  count(trait: string): Promise<number> {
    const filter = { traits: trait } as mongo.Filter<KeptLikened>;
    return reading(this.collection.countDocuments(filter, { hint: BY_TRAIT, limit: COMMON_FROM }));
  }

  /** How many there are at all. */
  size(): Promise<number> {
    return reading(this.collection.estimatedDocumentCount());
  }

  /** The newest that fit, at most `limit`: as much of them as tells how alike they are. */
  find(filter: object, limit: number): Promise<Candidate[]> {
    const found = this.collection.find(filter as mongo.Filter<KeptLikened>, { projection: COMPARED });
    return reading(found.sort({ at: -1 }).limit(limit).toArray()) as Promise<Candidate[]>;
  }

  /** These, as far as they are there and this is who may see them: as much of them as tells how alike they are. */
  async candidates(ids: readonly string[], sight: Sight): Promise<Candidate[]> {
    return ids.length === 0 ? [] : this.find({ _id: { $in: [...ids] }, ...sight }, ids.length);
  }

  /** These, whole. */
  async byId(ids: readonly string[]): Promise<Map<string, Likened>> {
    if (ids.length === 0) return new Map();
    const filter = { _id: { $in: [...ids] } } as mongo.Filter<KeptLikened>;
    const found = await reading(this.collection.find(filter, { projection: { sequence: 0 } }).toArray());
    return new Map(found.map((one) => [one._id, one as Likened]));
  }

  drop(after: string | null): Promise<string | null> {
    return dropPage(this.collection, {}, after);
  }

  /** The same again is written again: it may have come without words that were taken out. */
  private write(all: readonly KeptLikened[]): Promise<void> {
    const newest = new Map<string, KeptLikened>();
    for (const one of all) if ((newest.get(one._id)?.sequence ?? 0) <= one.sequence) newest.set(one._id, one);
    const newer = [...newest.values()].map(({ _id, ...rest }) => ({
      filter: { _id, sequence: { $lte: rest.sequence } },
      update: { $set: rest },
    }));
    return keepNewer(this.collection, newer);
  }
}
