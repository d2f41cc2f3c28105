import type { z } from 'zod';
import { cursorUnknown } from '#contracts';

/** Where a page ended, as text that callers give back unread. */
export const writeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads such a place; refuses what is none. */
export function readCursor<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw cursorUnknown({});
  }
}
