import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import {
  abandonFile,
  type FileReference,
  finishFile,
  HEADERS,
  malformed,
  putFileChunk,
  type Rejection,
  startFile,
} from '#contracts';
import { Refused } from '#messaging';
import { Parts } from '#service';
import { inChunks } from './in-chunks.js';

/** What goes along with each of the requests that bring one file over. */
export interface Along {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether to send it again cannot help. What broke off can be sent again; what conflicts may be another's with that key. */
function isFinal(error: unknown): boolean {
  const { status, code } = error instanceof Refused ? error.problem : (error as Rejection);
  return status < 500 && status !== 409 && code !== malformed.code;
}

/** Brings a body over the bus as a file, chunk by chunk: each is asked for when the one before was taken. */
@Injectable()
export class Uploading {
  constructor(@Inject(Parts) private readonly parts: Parts) {}

  /** Gives the file when it is finished. What cannot be finished is abandoned; with a key it waits to be sent again. */
  async bring(input: object, body: Readable, along: Along): Promise<FileReference> {
    const { client } = this.parts;
    const { [HEADERS.idempotencyKey]: key, ...headers } = along.headers;
    const further = { token: along.token, headers };
    const { file } = (await client.ask(startFile, input, along)).output;
    try {
      const hash = createHash('sha256');
      let number = 0;
      for await (const chunk of inChunks(body)) {
        hash.update(chunk);
        await client.ask(putFileChunk, { file, number, bytes: chunk.toString('base64') }, further);
        number += 1;
      }
      return (await client.ask(finishFile, { file, sha256: hash.digest('hex') }, further)).output;
    } catch (error) {
      if (key === undefined || isFinal(error)) await this.abandon(file, further);
      throw error;
    }
  }

  private async abandon(file: string, further: Along): Promise<void> {
    try {
      await this.parts.client.ask(abandonFile, { file }, further);
    } catch (error) {
      this.parts.log.warn({ err: error, file }, 'an upload stays unfinished until it is swept up');
    }
  }
}
