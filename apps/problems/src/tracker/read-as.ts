import type { z } from 'zod';

/** What an answer says, when it has the shape that is documented; undefined: it is something else. */
export function readAs<Schema extends z.ZodType, Read>(
  schema: Schema,
  answer: unknown,
  read: (known: z.output<Schema>) => Read,
): Read | undefined {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) return undefined;
  try {
    return read(parsed.data);
  } catch {
    // A time that is none: RangeError.
    return undefined;
  }
}
