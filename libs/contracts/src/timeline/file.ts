import { z } from 'zod';
import { line } from '../definition/text.js';

/** The largest file that is taken, in bytes: 10 MiB. */
export const MOST_FILE_BYTES = 10_485_760;

/** What a chunk of a file has, in bytes; only the last one has fewer. */
export const FILE_CHUNK_BYTES = 524_288;

/** Bytes as base64 writes them: four characters for each three. */
const FILE_CHUNK_CHARACTERS = Math.ceil(FILE_CHUNK_BYTES / 3) * 4;

function bytesIn(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

const BASE64 = 'base64, padded, without line breaks';
const TOO_MANY = `at most ${FILE_CHUNK_BYTES} bytes`;

const isBidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** The name of a file: one line, no path, and nothing that makes it read otherwise than it is. */
export const fileName = () =>
  line(200)
    .normalize('NFC')
    .regex(/^[^/\\]+$/, { error: 'a name without a path' })
    .refine((name) => !isBidirectional.test(name), { error: 'characters that turn the direction are not allowed' })
    .refine((name) => !/^\.+$/.test(name), { error: 'a name is more than dots' });

/** The id of a file. */
export const fileId = () => line(100).regex(/^[\w-]+$/, { error: 'the id of a file' });

/** The place of a chunk in its file. */
export const chunkNumber = () => z.int().nonnegative().max(1_000_000).describe('from 0');

/** The bytes of a chunk. */
export const chunkBytes = () =>
  z
    .string()
    .min(4)
    .max(FILE_CHUNK_CHARACTERS, { error: TOO_MANY })
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: BASE64 })
    .refine((text) => text.length % 4 === 0, { error: BASE64 })
    .refine((text) => bytesIn(text) <= FILE_CHUNK_BYTES, { error: TOO_MANY })
    .meta({ contentEncoding: 'base64' })
    .describe('base64');

/** A digest as callers give it. */
export const sha256 = () =>
  z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' })
    .describe('of all its bytes, hexadecimal');
