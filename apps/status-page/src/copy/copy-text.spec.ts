import { readCopy, writtenCopy } from './copy-text.js';
import { heard } from './items-of-specs.js';

const AT = '2026-11-26T13:05:00.000Z';
const ITEMS = [heard('pub-1'), heard('pub-2', 4), heard('pub-3', 2)];
const TEXT = [...writtenCopy(ITEMS, AT)].join('');

/** How a file is read: as bytes, which may end in the middle of a letter. */
const readBytes = (bytes: Buffer) => readCopy(bytes.toString('utf8'));

describe('a copy on the disk', () => {
  it('is read as it was written', () => {
    expect(readCopy(TEXT)).toEqual({ items: ITEMS, confirmedAt: AT, isWhole: true });
  });

  it('cut short at any byte gives each item whose line is whole, and counts as whole only when it is', () => {
    const bytes = Buffer.from(TEXT);
    for (let length = 0; length < bytes.length; length++) {
      const { items, isWhole } = readBytes(bytes.subarray(0, length));
      const wholeLines =
        bytes
          .subarray(0, length + 1)
          .toString('utf8')
          .split('\n').length - 2;
      expect(items).toEqual(ITEMS.slice(0, Math.max(0, wholeLines)));
      // The last byte only ends the last line.
      expect(isWhole).toBe(length === bytes.length - 1);
    }
  });

  it('with any byte changed loses one item at most, and never gives one that nobody wrote', () => {
    const bytes = Buffer.from(TEXT);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 0x11;
      const { items } = readBytes(changed);
      for (const item of items) expect(ITEMS).toContainEqual(item);
      // A line's end that is gone joins it with the next: both cannot be read.
      expect(items.length).toBeGreaterThanOrEqual(ITEMS.length - 2);
    }
  });

  it('of another version is served as far as it can be read, and asked for anew', () => {
    const [, ...lines] = TEXT.split('\n');
    const read = readCopy(['of a later Muster', ...lines].join('\n'));
    expect(read).toEqual({ items: ITEMS, confirmedAt: null, isWhole: false });
  });

  it.each(['', '\n\n\n', '\u0000'.repeat(1_000), '[]', '{"muster":"status-page"}', 'null null\nnull'])(
    'with nothing but garbage (%j) is an empty one',
    (text) => {
      expect(readCopy(text)).toEqual({ items: [], confirmedAt: null, isWhole: false });
    },
  );
});
