import fc from 'fast-check';
import { inMarkup, inOneLine, isolated, pageBegin, visible } from './index.js';

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const HIDDEN = ['\u202e', '\u2066', '\u200b', '\u00ad', '\ufeff', '\u{e0041}', '\0', '\u001b', '\ufffe', '\ud800'];

describe('words as they are shown', () => {
  it.each([
    ['right to left override', 'pay\u202eexe.fdp', 'payexe.fdp'],
    ['what has no width', 'pass\u200bword\u2060\ufeff', 'password'],
    ['a joiner that hides between letters', 'ad\u200dmin', 'admin'],
    ['line ends of all kinds', 'a\r\nb\u2028c', 'a\nb\nc'],
    ['control characters', 'a\0b\u001b[31m', 'ab[31m'],
  ])('are without %s', (_what, given, shown) => {
    expect(visible(given)).toBe(shown);
  });

  it.each(['Où est l’œuvre ? « ici » – là…', 'می‌خواهم', '👩‍👩‍👧 家族', 'Ünïcödé\tand\nlines'])(
    'stay as they are: %s',
    (given) => {
      expect(visible(given)).toBe(given);
    },
  );

  it('have nothing hidden in them, however it was put there, and are shown the same again', () => {
    const hiding = fc.array(fc.oneof(anything, fc.constantFrom(...HIDDEN), fc.constantFrom('a', 'م', '\u200d', ' ')));
    fc.assert(
      fc.property(hiding, (parts) => {
        const shown = visible(parts.join(''));
        for (const hidden of HIDDEN.filter((one) => one.length === 1 && !/\p{Cs}/u.test(one))) {
          expect(shown.includes(hidden)).toBe(false);
        }
        expect(shown.isWellFormed()).toBe(true);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });

  it('are one line where there is room for one', () => {
    expect(inOneLine(' a\r\n\tb\u202e ')).toBe('a b');
  });

  it('of a script from right to left reorder nothing beside them', () => {
    expect([isolated('שלום'), isolated('hello')]).toEqual(['\u2068שלום\u2069', 'hello']);
  });
});

describe('words in markup', () => {
  it('stay words in a text and in an attribute', () => {
    expect(inMarkup(`<a href='x' title="y">&amp;`)).toBe('&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;');
    fc.assert(
      fc.property(anything, (given) => {
        expect(inMarkup(given)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('name a page that loads and runs nothing', () => {
    const page = pageBegin({ title: '</title><script>', language: 'fr', style: 'p{}' });
    expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline';`);
  });
});
