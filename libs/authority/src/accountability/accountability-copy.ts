import { type Connection, type mongo, Schema } from 'mongoose';
import type { Answering, Envelope, PersonReference } from '#contracts';
import { dropPage, keepNewer, reading, Together } from '#persistence';

/** Who answers for what in an incident, and who sees it, as `roles` last resolved it. */
export interface AccountabilityTable {
  readonly incident: string;
  /** The roster's sequence: the higher one is the newer one. */
  readonly sequence: number;
  readonly table: readonly Answering[];
  readonly manager: string;
  /** The manager's stand-in for clocks; missing in tables of before there was one. */
  readonly deputy?: PersonReference | null | undefined;
  readonly restricted: boolean;
  readonly sees: readonly string[];
}

/** A copy may be late by that much; who must be sure asks `roles`. */
const LINGER_MS = 50;

type Stored = Omit<AccountabilityTable, 'incident'> & { readonly _id: string };

const schema = new Schema(
  {
    _id: { type: String, required: true },
    sequence: { type: Number, required: true },
    table: { type: [Schema.Types.Mixed], required: true },
    manager: { type: String, required: true },
    deputy: Schema.Types.Mixed,
    restricted: { type: Boolean, required: true },
    sees: { type: [String], required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
schema.index({ sees: 1, restricted: 1 });

/** The last table seen of each incident: a copy that can be dropped and is built again from events or by asking. */
export class AccountabilityCopy {
  private readonly together = new Together<AccountabilityTable>((tables) => this.write(tables), LINGER_MS);

  private constructor(private readonly tables: mongo.Collection<Stored>) {}

  /** Opens the copy in a service's own database, with its indexes. */
  static async open(connection: Connection): Promise<AccountabilityCopy> {
    const model = connection.models.accountability ?? connection.model('accountability', schema, 'accountability');
    await model.createIndexes();
    return new AccountabilityCopy(model.collection as unknown as mongo.Collection<Stored>);
  }

  /** The table of an incident, if one was seen. Throws `unavailable` when the database cannot be asked. */
  async find(incident: string): Promise<AccountabilityTable | undefined> {
    const stored = await reading(this.tables.findOne({ _id: incident }));
    if (!stored) return undefined;
    const { _id, ...table } = stored;
    return { incident: _id, ...table };
  }

  /** The restricted incidents that this person takes part in or is named in, at most 1,000. */
  async seenBy(person: string): Promise<string[]> {
    const found = this.tables.find({ sees: person, restricted: true }, { projection: { _id: 1 }, limit: 1_000 });
    return (await reading(found.toArray())).map(({ _id }) => _id);
  }

  /** Forgets a page of tables; they come again from events, or when roles is asked. */
  drop(after: string | null): Promise<string | null> {
    return dropPage(this.tables, {}, after);
  }

  /** Keeps the table unless a newer one is here. */
  keep(table: AccountabilityTable): Promise<void> {
    return reading(this.together.add(table));
  }

  private write(tables: readonly AccountabilityTable[]): Promise<void> {
    const newer = tables.map(({ incident, ...table }) => ({
      filter: { _id: incident, sequence: { $lt: table.sequence } },
      update: { $set: table },
    }));
    return keepNewer(this.tables, newer);
  }

  /** Keeps what an `accountability-resolved` event carries. */
  async take(event: Envelope): Promise<void> {
    const data = event.data as Pick<AccountabilityTable, 'table' | 'manager' | 'deputy' | 'restricted' | 'sees'>;
    const { table, manager, deputy = null, restricted, sees } = data;
    await this.keep({ incident: event.incident, sequence: event.sequence, table, manager, deputy, restricted, sees });
  }
}
