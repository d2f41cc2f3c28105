import { Inject, Injectable } from '@nestjs/common';
import {
  chunkUnknown,
  type FileReference,
  fileRemoved,
  fileUnknown,
  type getFile,
  type InputOf,
  type OutputOf,
  type Rejection,
  type readFileChunk,
} from '#contracts';
import type { Asked } from '#messaging';
import { DURABLE, writing } from '#persistence';
import { Parts } from '#service';
import { FileStore } from './file-store.js';
import { referenceTo, type StoredFile } from './stored-file.js';

const removal = ({ _id: file, metadata: { removedAt } }: StoredFile): Rejection | undefined =>
  removedAt && fileRemoved({ file, at: removedAt.toISOString() });

/** The files of incidents, for whoever may see them. */
@Injectable()
export class Files {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** What there is to say of a file beside its bytes. */
  async one(asked: Asked, { incident, file }: InputOf<typeof getFile>): Promise<FileReference> {
    return referenceTo(await this.seen(asked, incident, file));
  }

  /** A chunk of a file. */
  async read(asked: Asked, input: InputOf<typeof readFileChunk>): Promise<OutputOf<typeof readFileChunk>> {
    const { incident, file, number } = input;
    const stored = await this.seen(asked, incident, file);
    const chunks = Math.ceil(stored.length / stored.chunkSize);
    if (number >= chunks) throw chunkUnknown({ number, chunks });
    const bytes = await this.store.chunk(file, number);
    // It may have been removed between the two looks.
    if (!bytes) throw removal((await this.store.find(file)) ?? stored) ?? new Error(`${file} lacks chunk ${number}`);
    return { number, bytes: bytes.toString('base64'), next: number + 1 < chunks ? number + 1 : null };
  }

  /** What a note refers to, each once. Throws `file-unknown` and `file-removed`, which name the field `files`. */
  async references(incident: string, files: readonly string[]): Promise<readonly FileReference[]> {
    if (files.length === 0) return [];
    const found = new Map((await this.store.ofIncident(incident, files)).map((one) => [one._id, one]));
    return [...new Set(files)].map((file) => {
      const stored = found.get(file);
      const refusal = stored ? removal(stored) : fileUnknown({ file });
      if (!refusal) return referenceTo(stored!);
      const make = stored ? fileRemoved : fileUnknown;
      throw make(refusal.facts as never, [{ field: 'files', message: file }]);
    });
  }

  /**
   * Takes the bytes of a file out for good; what it was called and the digest of what it was remain, with a mark. To do it
   * again does no harm. Throws `file-unknown`.
   */
  async remove(incident: string, file: string): Promise<void> {
    const [stored] = await this.store.ofIncident(incident, [file]);
    if (!stored) throw fileUnknown({ file });
    const unmarked = { _id: file, 'metadata.removedAt': { $exists: false } };
    const mark = { $set: { 'metadata.removedAt': this.parts.clock.now() } };
    await writing(this.store.files.updateOne(unmarked, mark, DURABLE));
    await this.store.dropChunks(file);
  }

  private async seen({ caller }: Asked, incident: string, file: string): Promise<StoredFile> {
    await this.parts.authority.mustSee(caller, incident);
    const [stored] = await this.store.ofIncident(incident, [file]);
    if (!stored) throw fileUnknown({ file });
    const removed = removal(stored);
    if (removed) throw removed;
    return stored;
  }
}
