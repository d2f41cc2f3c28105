import { createHash } from 'node:crypto';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { ChannelName, Language, PersonReference, Severity } from '#contracts';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';

/** A member as it is stored. Addresses of people outside are here alone, and in what is delivered to them. */
export interface StoredMember {
  /** Made of the audience, the channel and the address, so that the same one is there once. */
  readonly _id: string;
  readonly audience: string;
  readonly channel: ChannelName;
  /** Null for a person of the directory, who is told at their own. */
  readonly address: string | null;
  readonly secret?: string;
  readonly person: PersonReference | null;
  readonly name: string | null;
  readonly team: string | null;
  readonly language: Language | null;
  readonly components: readonly string[];
  readonly severities: readonly Severity[];
  readonly addedAt: string;
  readonly addedBy: PersonReference;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    audience: { type: String, required: true },
    channel: { type: String, required: true },
    address: String,
    secret: String,
    person: Schema.Types.Mixed,
    name: String,
    team: String,
    language: String,
    components: { type: [String], required: true },
    severities: { type: [String], required: true },
    addedAt: { type: String, required: true },
    addedBy: { type: Schema.Types.Mixed, required: true },
  },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
schema.index({ audience: 1, _id: 1 });
schema.index({ audience: 1, team: 1, _id: 1 });
schema.index({ audience: 1, channel: 1, _id: 1 });
schema.index({ audience: 1, 'person.id': 1, _id: 1 });

/** Which members: all of these must fit. */
export interface WhoOf {
  readonly channel?: ChannelName | undefined;
  readonly team?: string | undefined;
  readonly person?: string | undefined;
}

/** What putting members there came to. */
export interface Put {
  /** The ids of those that are new. */
  readonly added: Set<string>;
  readonly changed: number;
}

const putOf = ({ upsertedIds, modifiedCount }: mongo.BulkWriteResult): Put => ({
  added: new Set(Object.values(upsertedIds)),
  changed: modifiedCount,
});

/** Finds members of an audience after a place, in the order of their ids. */
export const membersLike = (audience: string, after: string, { channel, team, person }: WhoOf) => ({
  ...{ audience, _id: { $gt: after } },
  ...(channel && { channel }),
  ...(team && { team }),
  ...(person && { 'person.id': person }),
});

/** What names an address on a channel without showing it. */
export const addressKey = (channel: string, address: string): string =>
  createHash('sha256').update(`${channel}\n${address.toLowerCase()}`).digest('base64url').slice(0, 22);

/** The id of a member: the same address (or person) is in an audience once. */
export const memberId = (audience: string, channel: ChannelName, addressOrPerson: string): string =>
  `${audience}.${addressKey(channel, addressOrPerson)}`;

/** The members of all audiences: plain documents, for there may be a hundred thousand. */
export class MemberStore {
  private constructor(readonly collection: mongo.Collection<StoredMember>) {}

  static async open(connection: Connection): Promise<MemberStore> {
    const model = connection.models.members ?? connection.model('members', schema, 'members');
    await model.createIndexes();
    return new MemberStore(model.collection as unknown as mongo.Collection<StoredMember>);
  }

  /**
   * Puts members there, or changes those that are; who added one first, when, and with which secret stays. Tells which are
   * new and how many were changed. Throws `unavailable` or `outcome-unknown` when the database fails.
   */
  async put(members: readonly StoredMember[]): Promise<Put> {
    if (members.length === 0) return { added: new Set(), changed: 0 };
    const writes = members.map(({ _id, secret, addedAt, addedBy, ...member }) => ({
      updateOne: {
        filter: { _id },
        update: { $set: member, $setOnInsert: { addedAt, addedBy, ...(secret && { secret }) } },
        upsert: true,
      },
    }));
    return this.written(writes as never);
  }

  /** Of two who add the same one at once, one inserts it; the other is told so, and then finds it there. */
  private async written(writes: mongo.AnyBulkWriteOperation<StoredMember>[]): Promise<Put> {
    const write = () => writing(this.collection.bulkWrite(writes, { ordered: false, ...DURABLE }));
    try {
      return putOf(await write());
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const first = putOf((error as mongo.MongoBulkWriteError).result);
      const second = putOf(await write());
      return { added: new Set([...first.added, ...second.added]), changed: first.changed + second.changed };
    }
  }

  /** The next members of an audience by id, at most `limit`; of all or of these. */
  page(audience: string, after: string, limit: number, who: WhoOf = {}): Promise<StoredMember[]> {
    const filter = membersLike(audience, after, who);
    return reading(this.collection.find(filter).sort({ _id: 1 }).limit(limit).toArray());
  }

  /** Takes members out; how many there were. */
  async remove(ids: readonly string[]): Promise<number> {
    return (await writing(this.collection.deleteMany({ _id: { $in: [...ids] } }, DURABLE))).deletedCount;
  }

  /** Takes everybody of a team out of an audience; how many there were. */
  async removeTeam(audience: string, team: string): Promise<number> {
    return (await writing(this.collection.deleteMany({ audience, team }, DURABLE))).deletedCount;
  }
}
