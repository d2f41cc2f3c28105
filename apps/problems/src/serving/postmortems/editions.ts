import { Inject, Injectable } from '@nestjs/common';
import { type mongo, Schema } from 'mongoose';
import type { WrittenSection } from '#contracts';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';
import { Parts } from '#service';

interface Edition {
  readonly _id: string;
  /** The problem, as all that is stored of it says. */
  readonly incident: string;
  readonly section: WrittenSection;
}

const NAME = 'postmortem_editions';
const schema = new Schema(
  { _id: { type: String, required: true }, incident: String, section: Schema.Types.Mixed },
  { autoCreate: false, autoIndex: false, versionKey: false },
);

const idOf = (postmortem: string, key: string, revision: number): string => `${postmortem}.${key}.${revision}`;

/** The words of approved sections, by revision: put there before the approval, and never changed. */
@Injectable()
export class Editions {
  private readonly collection: mongo.Collection<Edition>;

  constructor(@Inject(Parts) { connection }: Parts) {
    const model = connection.models[NAME] ?? connection.model(NAME, schema, NAME);
    this.collection = model.collection as unknown as mongo.Collection<Edition>;
  }

  /** Keeps these as they are; those that are kept already stay. */
  async keep({ id, problem }: { id: string; problem: string }, sections: readonly WrittenSection[]): Promise<void> {
    for (const section of sections) {
      const edition = { _id: idOf(id, section.key, section.revision), incident: problem, section };
      try {
        await writing(this.collection.insertOne(edition, DURABLE));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  /** Those revisions, by section. */
  async of(postmortem: string, revisions: Readonly<Record<string, number>>): Promise<Map<string, WrittenSection>> {
    const ids = Object.entries(revisions).map(([key, revision]) => idOf(postmortem, key, revision));
    const found = await reading(this.collection.find({ _id: { $in: ids } }).toArray());
    return new Map(found.map(({ section }) => [section.key, section]));
  }
}
