import type { FileReference } from '#contracts';

/** The idempotency key that an upload was started with, and a digest of what was asked with it. */
export interface Once {
  readonly key: string;
  readonly digest: string;
}

/** A file as GridFS knows it, so that every tool for GridFS reads it; what is ours stands in `metadata`. */
export interface StoredFile {
  readonly _id: string;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
  readonly filename: string;
  readonly metadata: {
    readonly incident: string;
    readonly by: string;
    readonly type: string;
    readonly sha256: string;
    readonly once?: Once;
    /** Its bytes were taken out. */
    readonly removedAt?: Date;
  };
}

/** The file as notes refer to it. */
export const referenceTo = ({ _id, filename, length, metadata: { type, sha256 } }: StoredFile): FileReference => ({
  ...{ id: _id, name: filename, type, size: length, sha256 },
});
