import { type Connection, type mongo, Schema } from 'mongoose';
import type { Envelope, Incident, Position } from '#contracts';
import { readFault, reading } from '#persistence';
import { emptyHead, headOf } from '../chain/append.js';
import type { Head, Line } from '../chain/line.js';

/** The order of the record: as things happened; what happened in the same instant, in the order it was decided. */
export const RECORD_ORDER = { 'shown.occurredAt': 1, 'event.time': 1, 'event.sequence': 1, _id: 1 } as const;

/** The order in which things were recorded. */
export const REPLAY_ORDER = { 'event.time': 1, 'event.sequence': 1, _id: 1 } as const;

/** Lines that are in memory at once where many are looked at. */
const PAGE = 500;

/** Changes of one incident that are looked at. */
const MOST_TOLD = 5_000;

/** How far a chain and the words of its lines have come. */
export interface StoredHead {
  readonly _id: string;
  readonly length: number;
  readonly head: string;
  /** How far what is written can be searched for. */
  readonly searchable: number;
  /** Whether `searchable` is behind `length`. */
  readonly lagging: boolean;
  /** How often all words were dropped to be written anew. */
  readonly anew?: number;
}

/** What `incidents` tells: each of its events carries the whole incident as it was then. */
const OF_INCIDENTS = { 'event.source': '/muster/incidents' } as const;

/** What some queries look at alone, each by a small index of its own. */
const OF_ASKS = { 'shown.asks': { $exists: true } } as const;
const OF_KEY = { 'shown.key': true } as const;
const OF_WORDS = { 'shown.word': true } as const;

const options = { autoCreate: false, autoIndex: false, minimize: false, versionKey: false } as const;

function lineSchema() {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      incident: { type: String, required: true },
      restricted: { type: Boolean, required: true },
      position: { type: Number, required: true },
      salt: String,
      digest: { type: String, required: true },
      head: { type: String, required: true },
      event: { type: Schema.Types.Mixed, required: true },
      shown: { type: Schema.Types.Mixed, required: true },
      redaction: Schema.Types.Mixed,
    },
    options,
  );
  schema.index({ incident: 1, position: 1 }, { unique: true });
  schema.index({ incident: 1, ...RECORD_ORDER });
  schema.index({ incident: 1, ...REPLAY_ORDER });
  schema.index({ 'event.subject': 1, 'event.sequence': 1, 'event.source': 1 });
  schema.index({ 'shown.about': 1 }, { sparse: true });
  schema.index({ incident: 1, 'shown.people': 1, position: 1 });
  schema.index({ incident: 1, 'shown.asks': 1, position: 1 }, { partialFilterExpression: OF_ASKS });
  schema.index({ incident: 1, position: 1 }, { partialFilterExpression: OF_KEY, name: 'key_entries' });
  schema.index({ incident: 1, 'event.time': 1 }, { partialFilterExpression: OF_KEY, name: 'key_times' });
  schema.index({ incident: 1, 'event.time': 1 }, { partialFilterExpression: OF_WORDS, name: 'words' });
  schema.index({ incident: 1, 'event.sequence': 1 }, { partialFilterExpression: OF_INCIDENTS, name: 'incident_told' });
  return schema;
}

const headSchema = new Schema(
  {
    _id: { type: String, required: true },
    length: { type: Number, required: true },
    head: { type: String, required: true },
    searchable: { type: Number, required: true, default: 0 },
    lagging: { type: Boolean, required: true, default: true },
    anew: Number,
  },
  options,
);
headSchema.index({ lagging: 1 }, { partialFilterExpression: { lagging: true } });

/** The lines of all records, and how far each chain has come. Only the intake writes lines. */
export class Lines {
  private constructor(
    readonly collection: mongo.Collection<Line>,
    readonly heads: mongo.Collection<StoredHead>,
  ) {}

  /** Opens both collections in the service's database, with their indexes. */
  static async open(connection: Connection): Promise<Lines> {
    const lines = connection.model('lines', lineSchema(), 'lines');
    const heads = connection.model('heads', headSchema, 'heads');
    await Promise.all([lines.createIndexes(), heads.createIndexes()]);
    return new Lines(
      lines.collection as unknown as mongo.Collection<Line>,
      heads.collection as unknown as mongo.Collection<StoredHead>,
    );
  }

  /** An entry of this incident, or null. Throws `unavailable` when the database cannot be asked. */
  find(incident: string, id: string): Promise<Line | null> {
    return reading(this.collection.findOne({ _id: id, incident }));
  }

  /** Lines one after the other, however many there are. Throws `unavailable` when the database cannot be asked. */
  async *each(filter: mongo.Filter<Line>, order: Record<string, 1>): AsyncGenerator<Line, void> {
    try {
      yield* this.collection.find(filter).sort(order).batchSize(PAGE);
    } catch (error) {
      throw readFault(error);
    }
  }

  /** Whether the event at this position is in the record. */
  async has({ service, aggregate, sequence }: Position): Promise<boolean> {
    const where = { 'event.subject': aggregate, 'event.sequence': sequence, 'event.source': `/muster/${service}` };
    return (await this.collection.findOne(where as mongo.Filter<Line>, { projection: { _id: 1 } })) !== null;
  }

  /** The incident as it was at a time, or as it was heard of last; undefined where nothing was heard by then. */
  async incidentAsOf(incident: string, at?: string): Promise<Incident | undefined> {
    const [last] = await reading(
      this.toldOf(incident, at ? { 'event.time': { $lte: at } } : {})
        .sort({ 'event.sequence': -1 })
        .limit(1)
        .toArray(),
    );
    return last?.event.data.incident as Incident | undefined;
  }

  /** What was told of the incident itself, in the order it happened. */
  async storyOf(incident: string): Promise<Envelope[]> {
    const told = await reading(this.toldOf(incident, {}).sort({ 'event.sequence': 1 }).limit(MOST_TOLD).toArray());
    return told.map(({ event }) => event);
  }

  private toldOf(incident: string, more: object) {
    const filter = { incident, ...OF_INCIDENTS, ...more } as mongo.Filter<Line>;
    return this.collection.find(filter, { projection: { event: 1 } });
  }

  /** How far these chains have come: as noted, or farther where a process ended before it could note it. */
  async headsOf(incidents: readonly string[]): Promise<Head[]> {
    const noted = await this.heads.find({ _id: { $in: [...incidents] } }).toArray();
    const byIncident = new Map(noted.map(({ _id, length, head }) => [_id, { incident: _id, length, head }]));
    return Promise.all(
      incidents.map(async (incident) => {
        const from = byIncident.get(incident) ?? emptyHead(incident);
        const beyond = this.collection.find({ incident, position: { $gt: from.length } }).sort({ position: -1 });
        const [last] = await beyond
          .project<Pick<Line, 'position' | 'head'>>({ position: 1, head: 1 })
          .limit(1)
          .toArray();
        return last ? headOf({ incident, ...last }) : from;
      }),
    );
  }

  /** How far one chain has come. Throws `unavailable` when the database cannot be asked. */
  async headOf(incident: string): Promise<Head> {
    return (await reading(this.headsOf([incident])))[0]!;
  }

  /** The head of a record as it was noted. */
  async noted(incident: string): Promise<Head> {
    const found = await reading(this.heads.findOne({ _id: incident }));
    return found ? { incident, length: found.length, head: found.head } : emptyHead(incident);
  }
}
