import { createHash } from 'node:crypto';
import { type Connection, type mongo, Schema } from 'mongoose';
import type { ChannelName, Language, PersonReference, Severity } from '#contracts';
import { DURABLE, reading, writing } from '#persistence';

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

  /** Puts members there, or changes those that are. */
  async put(members: readonly StoredMember[]): Promise<void> {
    if (members.length === 0) return;
    const writes = members.map(({ _id, ...member }) => ({
      replaceOne: { filter: { _id }, replacement: member, upsert: true },
    }));
    await writing(this.collection.bulkWrite(writes as never, { ordered: false, ...DURABLE }));
  }

  /** The next members of an audience by id, at most `limit`. */
  page(audience: string, after: string, limit: number): Promise<StoredMember[]> {
    const filter = { audience, _id: { $gt: after } };
    return reading(this.collection.find(filter).sort({ _id: 1 }).limit(limit).toArray());
  }

  /** Takes members out; how many there were. */
  async remove(ids: readonly string[]): Promise<number> {
    return (await writing(this.collection.deleteMany({ _id: { $in: [...ids] } }, DURABLE))).deletedCount;
  }
}
