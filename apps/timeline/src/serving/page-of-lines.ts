import type { mongo } from 'mongoose';
import { reading } from '#persistence';
import type { Line } from '../chain/line.js';
import type { Lines } from './lines.js';

/** What is sorted by these fields and comes after these values, by the same index. */
export function after(fields: readonly string[], values: readonly unknown[]): object {
  const steps = fields.map((field, index) => ({
    ...Object.fromEntries(fields.slice(0, index).map((earlier, at) => [earlier, values[at]])),
    [field]: { $gt: values[index] },
  }));
  return { $or: steps };
}

/** So many lines that fit, in this order, and whether there are more. Throws `unavailable` when the database cannot be asked. */
export async function pageOfLines(lines: Lines, filter: object, order: Record<string, 1>, limit: number) {
  const found = lines.collection.find(filter as mongo.Filter<Line>).sort(order);
  const all = await reading(found.limit(limit + 1).toArray());
  return { page: all.slice(0, limit), more: all.length > limit };
}

/** Bytes after which an answer takes no further entry; with one more, however long, it still fits into a message. */
const ENOUGH = 500_000;

/** The first of these that fit into one answer, at least one, as `made` of each line; and whether some are left. */
export function fitting<Made>(page: readonly Line[], made: (line: Line, index: number) => Made) {
  const taken: Made[] = [];
  let size = 0;
  for (const [index, line] of page.entries()) {
    if (size > ENOUGH) break;
    const one = made(line, index);
    taken.push(one);
    size += Buffer.byteLength(typeof one === 'string' ? one : JSON.stringify(one));
  }
  return { taken, isCut: taken.length < page.length };
}
