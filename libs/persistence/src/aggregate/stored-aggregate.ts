import { type Connection, type mongo, Schema } from 'mongoose';
import type { Envelope } from '#contracts';

/** The answer that was given to a key, kept with the event (or the aggregate) it led to. */
export interface Receipt {
  /** Caller, command and key in one. */
  readonly key: string;
  readonly digest: string;
  readonly answer: unknown;
  readonly sequence: number;
  readonly at: Date;
}

/** An event on its way out, and later in the log. */
export interface OutboxEntry {
  readonly subject: string;
  readonly event: Envelope;
  readonly at: Date;
  readonly receipt?: Receipt;
}

/** One document: the state, and the events that are not yet published. */
export interface StoredAggregate<State> {
  readonly _id: string;
  /** The sequence of the last event. */
  readonly version: number;
  /** The sequence of the last event that tells something. */
  readonly told: number;
  readonly shape: number;
  readonly state: State;
  readonly outbox: readonly OutboxEntry[];
  readonly dueAt?: Date;
  readonly unique?: Readonly<Record<string, string>>;
  /** Of the request that created it. */
  readonly origin?: Receipt;
}

/** An event as the log keeps it, for ever. */
export interface LoggedEvent extends OutboxEntry {
  readonly _id: string;
  readonly collection: string;
  readonly aggregate: string;
  readonly sequence: number;
}

/**
 * Acknowledged means: on the disks of most of the replica set. A field that is `undefined` is left out, as in JSON: what
 * was stored then reads like what was decided.
 */
export const DURABLE = { writeConcern: { w: 'majority', journal: true }, ignoreUndefined: true } as const;

export type AggregateCollection<State> = mongo.Collection<StoredAggregate<State>>;

/**
 * The stored shape of every aggregate. Writes go through the driver's collection, for the state is typed and whole and
 * casting it again on each write would cost as much as the write.
 */
function aggregateSchema(uniques: readonly string[]) {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      told: { type: Number, required: true },
      shape: { type: Number, required: true },
      state: { type: Schema.Types.Mixed, required: true },
      outbox: { type: [Schema.Types.Mixed], required: true },
      dueAt: Date,
      unique: Schema.Types.Mixed,
      origin: Schema.Types.Mixed,
    },
    { autoCreate: false, autoIndex: false, minimize: false, versionKey: false },
  );
  schema.index({ 'outbox.0.at': 1 }, { sparse: true });
  schema.index({ dueAt: 1 }, { sparse: true });
  schema.index({ 'origin.key': 1 }, { unique: true, sparse: true });
  for (const name of uniques) schema.index({ [`unique.${name}`]: 1 }, { unique: true, sparse: true });
  return schema;
}

const logSchema = new Schema(
  {
    _id: { type: String, required: true },
    collection: { type: String, required: true },
    aggregate: { type: String, required: true },
    sequence: { type: Number, required: true },
    subject: { type: String, required: true },
    event: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    receipt: Schema.Types.Mixed,
  },
  { autoCreate: false, autoIndex: false, minimize: false, versionKey: false, suppressReservedKeysWarning: true },
);
logSchema.index({ aggregate: 1, sequence: 1 });
logSchema.index({ 'receipt.key': 1 }, { sparse: true });

/** Further indexes that a service's own queries need: fields as in the stored document (`state.…`). */
export type QueryIndex = Readonly<Record<string, 1 | -1>>;

/** The collection of one kind of aggregate with its indexes. */
export async function aggregateCollection<State>(
  connection: Connection,
  name: string,
  uniques: readonly string[],
  indexes: readonly QueryIndex[],
): Promise<AggregateCollection<State>> {
  const schema = aggregateSchema(uniques);
  for (const index of indexes) schema.index(index);
  const model = connection.model(name, schema, name);
  await model.createIndexes();
  return model.collection as unknown as AggregateCollection<State>;
}

const logModel = (connection: Connection) =>
  connection.models.event_log ?? connection.model('event_log', logSchema, 'event_log');

/** The log of every event this service ever published. */
export const eventLog = (connection: Connection): mongo.Collection<LoggedEvent> =>
  logModel(connection).collection as unknown as mongo.Collection<LoggedEvent>;

/** Makes the indexes of the log, where they are not there. */
export async function indexEventLog(connection: Connection): Promise<void> {
  await logModel(connection).createIndexes();
}
