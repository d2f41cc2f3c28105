import { createHash } from 'node:crypto';
import { type Item, readItem } from './item.js';

/** Of the form of the file, not of what is in it. */
const VERSION = 1;
const SUM_LENGTH = 16;

/** What could be read of a file. */
export interface ReadCopy {
  readonly items: readonly Item[];
  /** When it was all there is. */
  readonly confirmedAt: string | null;
  /** Nothing of it was lost: what changed later is enough to be whole again. */
  readonly isWhole: boolean;
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, SUM_LENGTH);

/** A line with what shows that it is as it was written. */
const signed = (value: object): string => {
  const text = JSON.stringify(value);
  return `${sumOf(text)} ${text}\n`;
};

function readLine(line: string): Record<string, unknown> | undefined {
  const text = line.slice(SUM_LENGTH + 1);
  if (line[SUM_LENGTH] !== ' ' || line.slice(0, SUM_LENGTH) !== sumOf(text)) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The copy as it stands in its file: a heading, then a line for each item. */
export function* writtenCopy(items: Iterable<Item>, confirmedAt: string | null): Generator<string> {
  const all = [...items];
  yield signed({ muster: 'status-page', version: VERSION, confirmedAt, count: all.length });
  for (const item of all) yield signed(item);
}

/** Reads a copy as far as it holds: a line that is cut short, changed or of another shape is left out. Never throws. */
export function readCopy(text: string): ReadCopy {
  const [first = '', ...lines] = text.split('\n');
  const heading = readLine(first);
  const items = lines.flatMap((line) => {
    const read = readLine(line);
    return (read && readItem(read.kind, read.item)) ?? [];
  });
  // Without its heading the items are still good; only nobody knows how old they are, and whether they are all.
  const confirmedAt = typeof heading?.confirmedAt === 'string' ? heading.confirmedAt : null;
  return { items, confirmedAt, isWhole: heading?.version === VERSION && items.length === heading.count };
}
