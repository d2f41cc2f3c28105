import { Inject, Injectable } from '@nestjs/common';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import { FileStore } from './file-store.js';
import { UploadStore } from './upload-store.js';

const EVERY_MS = 60_000;
/** What a round takes on; the rest is for the next. */
const MOST = 200;

/** Removes uploads that were left unfinished for an hour or given up. Any number of replicas may. */
@Injectable()
export class UploadSweeper {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    @Inject(UploadStore) private readonly uploads: UploadStore,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const onError = (error: unknown) => parts.log.warn({ err: error }, 'unfinished uploads could not be removed');
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), onError));
  }

  /** One round: gives up what was left, and deletes what came of those given up a while ago. */
  async sweep(): Promise<void> {
    const now = this.parts.clock.now();
    for (const { _id: file, givenUp } of await this.uploads.left(now, MOST)) {
      // Somebody may go on with it at this moment: then it is not left.
      if (!givenUp) await this.uploads.giveUp({ _id: file, dueAt: { $lte: now } }, now);
      else await this.clear(file);
    }
  }

  /** A file that was finished before its upload was forgotten keeps what is in it. */
  private async clear(file: string): Promise<void> {
    if (!(await this.store.find(file))) await this.store.dropChunks(file);
    await this.uploads.forget(file);
  }
}
