import { type Connection, type mongo, Schema } from 'mongoose';
import { DURABLE, reading, writing } from '#persistence';
import { type KeptPreferences, UNLESS_SAID } from '../../notice/preferences.js';

type Stored = KeptPreferences & { readonly _id: string };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    urgent: { type: [String], required: true },
    digest: { type: [String], required: true },
    addresses: { type: Schema.Types.Mixed, required: true },
    webhookSecret: String,
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

/** By which ways people are told. Their own addresses are here alone, and in no event. */
export class PreferenceStore {
  private constructor(private readonly collection: mongo.Collection<Stored>) {}

  static open(connection: Connection): PreferenceStore {
    const name = 'notice_preferences';
    const model = connection.models[name] ?? connection.model(name, schema, name);
    return new PreferenceStore(model.collection as unknown as mongo.Collection<Stored>);
  }

  /** Those of a person, by e-mail unless they said otherwise. Throws `unavailable`. */
  async of(person: string): Promise<KeptPreferences> {
    const found = await reading(this.collection.findOne({ _id: person }, { projection: { _id: 0 } }));
    return found ?? UNLESS_SAID;
  }

  async put(person: string, preferences: KeptPreferences): Promise<void> {
    await writing(this.collection.replaceOne({ _id: person }, preferences as Stored, { upsert: true, ...DURABLE }));
  }
}
