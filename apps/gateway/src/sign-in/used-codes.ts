import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Model, Schema } from 'mongoose';
import { notSignedIn } from '#contracts';
import { DURABLE, isDuplicate } from '#persistence';
import { Parts } from '#service';

const schema = new Schema(
  { _id: { type: String, required: true }, usedAt: { type: Date, required: true } },
  { autoCreate: false, autoIndex: false, versionKey: false },
);
// A code is good for 15 minutes; an hour after that nothing needs to be remembered.
schema.index({ usedAt: 1 }, { expireAfterSeconds: 3_600 });

/** Which sign-in codes were used: each works once, whichever replica it comes to. */
@Injectable()
export class UsedCodes implements OnModuleInit {
  private readonly codes: Model<{ _id: string; usedAt: Date }>;

  constructor(@Inject(Parts) parts: Parts) {
    this.codes = parts.connection.model<{ _id: string; usedAt: Date }>('used_codes', schema as never, 'used_codes');
  }

  async onModuleInit(): Promise<void> {
    await this.codes.createIndexes();
  }

  /** Notes the use of a code; refuses the second. */
  async use(id: string): Promise<void> {
    try {
      await this.codes.collection.insertOne({ _id: id as never, usedAt: new Date() }, DURABLE);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw notSignedIn({ reason: 'the sign-in link was used already' });
    }
  }
}
