import fc from 'fast-check';
import { joinWords } from './join-words.js';

const linesOf = (text: string): string[] => text.split('\n');

/** Lines that must be somewhere: all that somebody has, but what the other took out of what both began with. */
function kept(mine: string, other: string, original: string | undefined): string[] {
  const began = new Set(original === undefined ? [] : linesOf(original));
  const theirs = new Set(linesOf(other));
  return linesOf(mine).filter((line) => !began.has(line) || theirs.has(line));
}

const line = fc.constantFrom('', 'a', 'b', 'c', 'd', 'We failed over.', 'The backup was empty.');
const text = fc.array(line, { maxLength: 12 }).map((all) => all.join('\n'));

describe('two people who write at once', () => {
  it('are joined where they do not touch', () => {
    const joined = joinWords('one\ntwo\nthree', 'ONE\ntwo\nthree', 'one\ntwo\nTHREE\nfour');
    expect(joined).toEqual({ text: 'ONE\ntwo\nTHREE\nfour', clashes: [] });
  });

  it('have both sides kept where they do', () => {
    expect(joinWords('one\ntwo\nthree', 'one\nA\nthree', 'one\nB\nthree')).toEqual({
      text: 'one\nA\nthree',
      clashes: [{ standing: 'A', offered: 'B', original: 'two' }],
    });
  });

  it('who write the same have written it once', () => {
    expect(joinWords('one', 'one\ntwo', 'one\ntwo')).toEqual({ text: 'one\ntwo', clashes: [] });
  });

  it('have both sides kept where nobody knows any more what they began with', () => {
    const { text: standing, clashes } = joinWords(undefined, 'same\nmine', 'same\ntheirs');
    expect(standing).toBe('same\nmine');
    expect(clashes).toEqual([{ standing: 'mine', offered: 'theirs', original: '' }]);
  });

  it('never lose a line of either', () => {
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), text, text, (original, mine, theirs) => {
        const { text: joined, clashes } = joinWords(original, mine, theirs);
        const sides = clashes.flatMap(({ standing, offered }) => [standing, offered]);
        const there = new Set([joined, ...sides].flatMap(linesOf));
        for (const one of [...kept(mine, theirs, original), ...kept(theirs, mine, original)]) {
          // An empty line is no word.
          if (one !== '') expect(there).toContain(one);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('wait no longer for a text of thousands of lines that are alike', () => {
    const empty = Array.from({ length: 5_000 }, () => '');
    const startedAt = performance.now();
    const joined = joinWords(
      ['x', ...empty, 'y'].join('\n'),
      ['A', ...empty, 'B', ''].join('\n'),
      ['C', '', ...empty, 'D'].join('\n'),
    );
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(joined.clashes.length).toBeGreaterThan(0);
  });
});
