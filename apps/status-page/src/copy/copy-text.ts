import { type Item, readItem } from './item.js';
import { readSignedLine, signedLine } from './signed-line.js';

/** Of the form of the file, not of what is in it. */
const VERSION = 1;

/** What could be read of a file. */
export interface ReadCopy {
  readonly items: readonly Item[];
  /** When it was all there is. */
  readonly confirmedAt: string | null;
  /** Nothing of it was lost: what changed later is enough to be whole again. */
  readonly isWhole: boolean;
}

/** The copy as it stands in its file: a heading, then a line for each item. */
export function* writtenCopy(items: Iterable<Item>, confirmedAt: string | null): Generator<string> {
  const all = [...items];
  yield signedLine({ muster: 'status-page', version: VERSION, confirmedAt, count: all.length });
  for (const item of all) yield signedLine(item);
}

/** Reads a copy as far as it holds: a line that is cut short, changed or of another shape is left out. Never throws. */
export function readCopy(text: string): ReadCopy {
  const [first = '', ...lines] = text.split('\n');
  const heading = readSignedLine(first);
  const items = lines.flatMap((line) => {
    const read = readSignedLine(line);
    return (read && readItem(read.kind, read.item)) ?? [];
  });
  // Without its heading the items are still good; only nobody knows how old they are, and whether they are all.
  const confirmedAt = typeof heading?.confirmedAt === 'string' ? heading.confirmedAt : null;
  return { items, confirmedAt, isWhole: heading?.version === VERSION && items.length === heading.count };
}
