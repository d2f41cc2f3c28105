import { type Connection, type mongo, Schema } from 'mongoose';
import { FILE_CHUNK_BYTES } from '#contracts';
import { DURABLE, isDuplicate, reading, writing } from '#persistence';
import type { StoredFile } from './stored-file.js';

interface StoredChunk {
  readonly files_id: string;
  readonly n: number;
  readonly data: Buffer;
}

const options = { autoCreate: false, autoIndex: false, minimize: false, versionKey: false } as const;

const { Mixed } = Schema.Types;

const fileSchema = new Schema(
  { _id: String, length: Number, chunkSize: Number, uploadDate: Date, filename: String, metadata: Mixed },
  options,
);
fileSchema.index({ 'metadata.incident': 1 });
fileSchema.index(
  { 'metadata.by': 1, 'metadata.once.key': 1 },
  { partialFilterExpression: { 'metadata.once.key': { $exists: true } } },
);

const chunkSchema = new Schema({ files_id: String, n: Number, data: Buffer }, options);
chunkSchema.index({ files_id: 1, n: 1 }, { unique: true });

/** The files of all records in the layout of GridFS, bucket `files`: a file is there when its chunks are. */
export class FileStore {
  private constructor(
    readonly files: mongo.Collection<StoredFile>,
    readonly chunks: mongo.Collection<StoredChunk>,
  ) {}

  /** Opens both collections in the service's database, with their indexes. */
  static async open(connection: Connection): Promise<FileStore> {
    const files = connection.model('files', fileSchema, 'files.files');
    const chunks = connection.model('chunks', chunkSchema, 'files.chunks');
    await Promise.all([files.createIndexes(), chunks.createIndexes()]);
    return new FileStore(
      files.collection as unknown as mongo.Collection<StoredFile>,
      chunks.collection as unknown as mongo.Collection<StoredChunk>,
    );
  }

  /** A finished file, or null. */
  find(file: string): Promise<StoredFile | null> {
    return reading(this.files.findOne({ _id: file }));
  }

  /** Those of these files that are finished and of this incident. */
  ofIncident(incident: string, files: readonly string[]): Promise<StoredFile[]> {
    return reading(this.files.find({ _id: { $in: [...files] }, 'metadata.incident': incident }).toArray());
  }

  /** The file that this caller uploaded with a key since then, or null. */
  withKey(by: string, key: string, since: Date): Promise<StoredFile | null> {
    const which = { 'metadata.by': by, 'metadata.once.key': key, uploadDate: { $gte: since } };
    return reading(this.files.findOne(which));
  }

  /** How many files an incident has, counted up to a limit; what was removed counts. */
  count(incident: string, limit: number): Promise<number> {
    return reading(this.files.countDocuments({ 'metadata.incident': incident }, { limit }));
  }

  /** Makes chunks that are there a file. Whoever is second finds the first one's. */
  async insert(file: StoredFile): Promise<StoredFile> {
    try {
      await writing(this.files.insertOne(file, DURABLE));
      return file;
    } catch (error) {
      const there = isDuplicate(error) && (await this.find(file._id));
      if (there) return there;
      throw error;
    }
  }

  /** Takes back that chunks are a file. */
  async withdraw(file: string): Promise<void> {
    await writing(this.files.deleteOne({ _id: file }, DURABLE));
  }

  /** The bytes of a chunk, or null. */
  async chunk(file: string, n: number): Promise<Buffer | null> {
    const found = await reading(this.chunks.findOne({ files_id: file, n }, { promoteBuffers: true }));
    return found?.data ?? null;
  }

  /** How many bytes a chunk has; undefined where there is none. */
  async sizeOfChunk(file: string, n: number): Promise<number | undefined> {
    const size = { projection: { _id: 0, size: { $binarySize: '$data' } } } as const;
    const found = await reading(this.chunks.findOne<{ size: number }>({ files_id: file, n }, size));
    return found?.size;
  }

  /** Keeps a chunk; false where there is one already, whatever is in it. */
  async putChunk(file: string, n: number, data: Buffer): Promise<boolean> {
    try {
      await writing(this.chunks.insertOne({ files_id: file, n, data }, DURABLE));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** The bytes of a file, chunk by chunk, one in memory at a time. */
  async *bytesOf(file: string): AsyncGenerator<Buffer> {
    for (let n = 0; ; n += 1) {
      const chunk = await this.chunk(file, n);
      if (!chunk) return;
      yield chunk;
      if (chunk.length < FILE_CHUNK_BYTES) return;
    }
  }

  /** Deletes what is in a file. */
  async dropChunks(file: string): Promise<void> {
    await writing(this.chunks.deleteMany({ files_id: file }, DURABLE));
  }
}
