import { z } from 'zod';
import { readCursor, writeCursor } from './cursor.js';

const place = z.tuple([z.string(), z.number()]);

describe('the place where a page ended', () => {
  it('is given back as it was', () => {
    expect(readCursor(writeCursor(['Élodie', 7]), place)).toEqual(['Élodie', 7]);
  });

  it.each(['', 'nonsense', '💥', writeCursor(['only one']), writeCursor({ $gt: '' })])(
    'is refused when it is %j',
    (text) => {
      expect(() => readCursor(text, place)).toThrow(expect.objectContaining({ code: 'cursor-unknown' }));
    },
  );
});
