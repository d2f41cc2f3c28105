import fc from 'fast-check';
import { hasWords, REDACTED, withoutWords } from './without-words.js';

describe('words that are taken out', () => {
  it('are gone from texts, lists, names and text that is JSON', () => {
    const before = {
      text: 'the password is hunter2, hunter2!',
      tags: ['db', 'hunter2'],
      deep: [{ hunter2: 1, at: new Date(0) }],
      letter: JSON.stringify({ text: 'he said "hunter2"' }),
    };
    const after = withoutWords(before, ['hunter2']);
    expect(JSON.stringify(after)).not.toContain('hunter2');
    expect(after).toMatchObject({ text: `the password is ${REDACTED}, ${REDACTED}!`, tags: ['db', REDACTED] });
    expect((after.deep[0] as { at: Date }).at).toEqual(new Date(0));
    expect(JSON.parse(after.letter)).toEqual({ text: `he said "${REDACTED}"` });
  });

  it('with quotes and line breaks are found in text that is JSON too', () => {
    const word = 'key: "a\\b"\nsecond line';
    expect(withoutWords({ payload: JSON.stringify({ word }) }, [word])).toEqual({
      payload: JSON.stringify({ word: REDACTED }),
    });
  });

  it('that are a part of one another leave no rest', () => {
    expect(withoutWords('secret-one-two secret-one', ['secret-one', 'secret-one-two'])).toBe(`${REDACTED} ${REDACTED}`);
  });

  it('of any kind are no longer there, and nothing changes where they were not', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 12 }).filter((text) => !text.includes('█'));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), word, fc.string(), fc.string(), (value, secret, before, after) => {
        // In a list: the name of a member could be the very word.
        const clean = withoutWords([value, `${before}${secret}${after}`], [secret]);
        expect(hasWords(clean, [secret])).toBe(false);
        if (!hasWords(value, [secret])) expect(clean[0]).toEqual(value);
      }),
    );
  });
});
