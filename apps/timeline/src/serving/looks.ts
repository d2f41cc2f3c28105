import { type Connection, type mongo, Schema } from 'mongoose';
import { keepNewer, reading } from '#persistence';

/** How far somebody has looked through the record of an incident. */
export interface Look {
  readonly position: number;
  readonly at: string;
}

type Stored = Look & { readonly _id: string };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    position: { type: Number, required: true },
    at: { type: String, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

const idOf = (incident: string, person: string): string => `${incident}/${person}`;

/** How far everybody has looked: one small document a person and incident, found by its id alone. */
export class Looks {
  private constructor(private readonly collection: mongo.Collection<Stored>) {}

  /** Opens the collection in the service's database. */
  static open(connection: Connection): Looks {
    const model = connection.model('looks', schema, 'looks');
    return new Looks(model.collection as unknown as mongo.Collection<Stored>);
  }

  /** How far this person looked, or null. Throws `unavailable` when the database cannot be asked. */
  async of(incident: string, person: string): Promise<Look | null> {
    const found = await reading(this.collection.findOne({ _id: idOf(incident, person) }));
    return found && { position: found.position, at: found.at };
  }

  /** Keeps how far somebody looked, unless they looked farther already; gives how far that is. */
  async keep(incident: string, person: string, look: Look): Promise<Look> {
    const filter = { _id: idOf(incident, person), position: { $lt: look.position } };
    await reading(keepNewer(this.collection, [{ filter, update: { $set: look } }]));
    return (await this.of(incident, person)) ?? look;
  }
}
