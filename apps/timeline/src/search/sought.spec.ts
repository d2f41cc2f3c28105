import fc from 'fast-check';
import { Rejection } from '#contracts';
import { formsOf } from '#words';
import { entriesThatFit } from './entries-that-fit.js';
import { soughtBy } from './sought.js';

const inEnglish = (words: string) => soughtBy(words).map(({ en }) => en);

describe('what is looked for', () => {
  it.each([
    ['each word in any form', 'Replicated stopping', [' replic ', ' stop ']],
    ['common words only within quotes', 'the database is "out of disks"', [' databas ', ' out . disk ']],
    ['quotes of every make', '“disk full” « disk full » disk', [' disk full ', ' disk ']],
    ['a quote that nobody closed', 'db1 "disk full', [' db1 ', ' disk full ']],
    [
      'what is written together',
      'db1.cluster read-write pg_basebackup',
      [' db1 cluster ', ' read write ', ' pg basebackup '],
    ],
    ['a minus as nothing', '-db1 --force', [' db1 ', ' forc ']],
    ['signs as nothing', 'db1.* $ramp {$set: 1}', [' db1 ', ' ramp ', ' set ', ' 1 ']],
    ['an article before a word', "l'incident d’une panne", [' incid ', ' pann ']],
    ['each thing once', 'db1 DB1 "db1" db1!', [' db1 ']],
  ])('takes %s', (_what, words, sought) => {
    expect(inEnglish(words)).toEqual(sought);
  });

  it('has every form in French as well', () => {
    expect(soughtBy('répliqué').map(({ fr }) => fr)).toEqual([' replic ']);
  });

  it.each(['the', 'the of', 'le la "de"', '-', '"', '""', '*.?$', '\u200B', "l'"])('is nothing in %j', (words) => {
    const refusal = (() => {
      try {
        return soughtBy(words);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Rejection);
    expect((refusal as Rejection).problem('fr')).toMatchObject({
      ...{ code: 'nothing-to-search', status: 422, errors: [{ field: 'words' }] },
    });
  });

  it('is found in the text it was taken from, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { en, fr } = (() => {
          try {
            return soughtBy(`"${text.replaceAll(/["“”«»„]/g, ' ')}"`)[0]!;
          } catch {
            return { en: ' ', fr: ' ' };
          }
        })();
        expect(formsOf([text], 'en')).toContain(en);
        expect(formsOf([text], 'fr')).toContain(fr);
      }),
    );
  });

  it('never reaches the database as anything but words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const filter = (() => {
          try {
            return entriesThatFit(soughtBy(text), {});
          } catch {
            return undefined;
          }
        })() as { $text: { $search: string } } | undefined;
        if (filter) expect(filter.$text.$search).toMatch(/^[\p{L}\p{N} ]+$/u);
      }),
    );
  });
});
