import { excerptOf } from './excerpt.js';
import { soughtBy } from './sought.js';

const marked = (texts: readonly [string, ...string[]], words: string) => {
  const { text, matches } = excerptOf(texts, soughtBy(words));
  return { text, marked: matches.map(({ start, end }) => text.slice(start, end)) };
};

describe('an excerpt', () => {
  it('marks every form of what is looked for, as it is written', () => {
    expect(marked(['Replication has STOPPED; it stops again.'], 'stopping replicate')).toEqual({
      text: 'Replication has STOPPED; it stops again.',
      marked: ['Replication', 'STOPPED', 'stops'],
    });
  });

  it('marks a phrase as one, and its words elsewhere not', () => {
    expect(marked(['The disk is full of disks; “disk full”'], '"disk is full"').marked).toEqual(['disk is full']);
  });

  it('stands around the first match of a long text, and cuts no word', () => {
    const { text, marked: found } = marked(
      [`${'before '.repeat(100)}the réplication ${'after '.repeat(100)}`],
      'replication',
    );
    expect(found).toEqual(['réplication']);
    expect(text).toMatch(/^…before .*the réplication after.*after…$/);
    expect(text.length).toBeLessThanOrEqual(242);
  });

  it('is of what fits: the words in the reader’s language, or those in another, or a tag', () => {
    expect(marked(['Ana was released', 'Ana a été libérée'], 'libéré')).toEqual({
      text: 'Ana a été libérée',
      marked: ['libérée'],
    });
    expect(marked(['Nothing of it', 'Rien', 'db-maintenance'], 'maintenance').marked).toEqual(['maintenance']);
  });

  it('is the beginning where nothing fits any more', () => {
    expect(marked(['x'.repeat(500)], 'gone')).toEqual({ text: `${'x'}…`, marked: [] });
  });
});
