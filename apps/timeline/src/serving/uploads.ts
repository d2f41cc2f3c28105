import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type abandonFile,
  chunkDiffers,
  FILE_CHUNK_BYTES,
  type FileReference,
  fileDiffers,
  fileNotYours,
  fileRemoved,
  fileUnknown,
  type finishFile,
  type InputOf,
  keyReused,
  type OutputOf,
  type putFileChunk,
  type startFile,
  tooManyFiles,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { lookAtFile } from '../files/look-at-file.js';
import { mustFit, placeChunk } from '../files/place-chunk.js';
import { FileStore } from './file-store.js';
import { referenceTo, type StoredFile } from './stored-file.js';
import { type StoredUpload, UploadStore } from './upload-store.js';

/** Files that an incident takes. */
export const MOST_FILES = 1_000;

/** How long a key is known after its file was finished. */
const KEYS_KEPT_MS = 7 * 24 * 60 * 60_000;

/** How a file comes in: started, sent in chunks, finished. Each step can be repeated. */
@Injectable()
export class Uploads {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(UploadStore) private readonly uploads: UploadStore,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Begins a file; with a key that came before it is the one begun then, finished or not. */
  async start(asked: Asked, input: InputOf<typeof startFile>): Promise<OutputOf<typeof startFile>> {
    const { incident, name, size } = input;
    await this.parts.authority.mustSee(asked.caller, incident);
    mustFit(size);
    const same = await this.finishedWithKey(asked);
    if (same) return { file: same._id, chunkBytes: FILE_CHUNK_BYTES };
    await this.mustHaveRoom(incident);
    const once = asked.once && { key: asked.once.key, digest: asked.once.digest };
    const about = { incident, name, by: asked.caller.id, ...(size !== undefined && { size }), ...(once && { once }) };
    const begun = await this.uploads.begin({ _id: randomUUID(), ...about }, this.now);
    if (begun.once?.digest !== once?.digest) throw keyReused({ key: once!.key });
    // The first with this key may have been finished, and its upload forgotten, since we looked.
    this.parts.closing.cameUp(incident);
    const meanwhile = await this.finishedWithKey(asked);
    if (meanwhile && meanwhile._id !== begun._id) await this.uploads.giveUp({ _id: begun._id }, this.now);
    return { file: (meanwhile ?? begun)._id, chunkBytes: FILE_CHUNK_BYTES };
  }

  /** Takes a chunk, or sees that it has it already. */
  async put(asked: Asked, input: InputOf<typeof putFileChunk>): Promise<OutputOf<typeof putFileChunk>> {
    const { file, number } = input;
    const bytes = Buffer.from(input.bytes, 'base64');
    const upload = await this.goOn(asked, file);
    const before = number > 0 ? await this.store.sizeOfChunk(file, number - 1) : undefined;
    const announced = upload.finished ? upload.finished.length : upload.going.size;
    const received = placeChunk({ number, size: bytes.length }, before, announced);
    const isNew = upload.going !== undefined && (await this.store.putChunk(file, number, bytes));
    if (!isNew && !(await this.store.chunk(file, number))?.equals(bytes)) throw chunkDiffers({ number });
    return { file, received };
  }

  /** Makes a file of what was sent. */
  async finish(asked: Asked, { file, sha256 }: InputOf<typeof finishFile>): Promise<FileReference> {
    const { finished, going } = await this.goOn(asked, file);
    if (finished) return this.asFinished(finished, sha256);
    const { incident, name, by, size, once } = going;
    await this.parts.authority.mustSee(asked.caller, incident);
    const seen = await lookAtFile(this.store.bytesOf(file), { size, sha256 });
    const metadata = { incident, by, type: seen.type, sha256, ...(once && { once }) };
    const described = { length: seen.size, chunkSize: FILE_CHUNK_BYTES, uploadDate: this.now, filename: name };
    const stored = await this.store.insert({ _id: file, ...described, metadata });
    await this.close(file);
    return this.asFinished(stored, sha256);
  }

  /** Gives one up: what came of it is deleted a little later. */
  async abandon(asked: Asked, { file }: InputOf<typeof abandonFile>): Promise<OutputOf<typeof abandonFile>> {
    const upload = await this.uploads.find(file);
    if (upload && upload.by !== asked.caller.id) throw fileNotYours({ file });
    if (upload) await this.uploads.giveUp({ _id: file }, this.now);
    return { file };
  }

  private get now(): Date {
    return this.parts.clock.now();
  }

  private async finishedWithKey({ caller, once }: Asked): Promise<StoredFile | null> {
    if (!once) return null;
    const since = new Date(this.now.getTime() - KEYS_KEPT_MS);
    const found = await this.store.withKey(caller.id, once.key, since);
    if (found && found.metadata.once?.digest !== once.digest) throw keyReused({ key: once.key });
    return found;
  }

  private async mustHaveRoom(incident: string): Promise<void> {
    const files = await this.store.count(incident, MOST_FILES);
    const coming = files < MOST_FILES ? await this.uploads.count(incident, MOST_FILES - files) : 0;
    if (files + coming >= MOST_FILES) throw tooManyFiles({ most: MOST_FILES });
  }

  /** The caller's own upload, or the file it has become. */
  private async goOn(
    { caller }: Asked,
    file: string,
  ): Promise<{ finished?: undefined; going: StoredUpload } | { finished: StoredFile; going?: undefined }> {
    const going = await this.uploads.goOn(file, caller.id, this.now);
    const finished = await this.store.find(file);
    if (finished?.metadata.by === caller.id) {
      const { removedAt } = finished.metadata;
      if (removedAt) throw fileRemoved({ file, at: removedAt.toISOString() });
      return { finished };
    }
    if (going) return { going };
    const theirs = finished ?? (await this.uploads.find(file));
    throw theirs && !('givenUp' in theirs) ? fileNotYours({ file }) : fileUnknown({ file });
  }

  private asFinished(stored: StoredFile, sha256: string): FileReference {
    const reference = referenceTo(stored);
    if (reference.sha256 !== sha256) throw fileDiffers({ sha256: reference.sha256 });
    return reference;
  }

  /** The upload of a file that is there is over. Throws `file-unknown` when it was given up first: then it is no file. */
  private async close(file: string): Promise<void> {
    const upload = await this.uploads.find(file);
    if (upload?.givenUp) {
      await this.store.withdraw(file);
      throw fileUnknown({ file });
    }
    await this.uploads.forget(file);
  }
}
