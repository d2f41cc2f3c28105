import { composeDigest, type Shown } from './compose-digest.js';
import { at } from './given.js';

let numbers = 0;
const notice = (text: string, more: Partial<Shown> = {}): Shown => {
  numbers += 1;
  return {
    ...{ event: `e-${numbers}`, incident: 'INC-1', title: 'The database is slow', isDrill: false },
    ...{ text: { en: text, fr: `fr ${text}` }, urgent: false, at: at(numbers), ...more },
  };
};
const frame = (count: number, language: 'en' | 'fr' = 'en') => ({
  ...{ id: 'ntc-p-ben-7', language, organisation: 'Acme', count },
});

describe('a digest', () => {
  it('of one notice has its words as the subject', () => {
    const content = composeDigest([notice('Scribe is empty.')], frame(1));
    expect(content).toMatchObject({
      ...{ kind: 'notices', subject: 'INC-1: Scribe is empty.', short: 'INC-1: Scribe is empty.' },
      ...{ incident: 'INC-1', thread: 'ntc-p-ben-INC-1', isDrill: false, organisation: 'Acme' },
    });
    expect(content.body).toMatch(/^\*\*INC-1 – The database is slow\*\*\n\n- 1 Mar 2026, .* UTC: Scribe is empty\.$/);
  });

  it('of several counts them, and groups them by incident: what is urgent first', () => {
    const all = [
      notice('one'),
      notice('two', { incident: 'INC-2', title: 'Mail is down' }),
      notice('three', { urgent: true }),
    ];
    const content = composeDigest(all, frame(3));
    expect(content.subject).toBe('3 notices in 2 incidents');
    expect(content.short).toBe('three (and 2 more)');
    expect(content).toMatchObject({ incident: null, thread: 'ntc-p-ben-7' });
    expect(content.body.match(/INC-\d|one|two|three/g)).toEqual(['INC-1', 'three', 'one', 'INC-2', 'two']);
    expect(composeDigest(all, frame(3, 'fr')).subject).toBe('3 avis dans 2 incidents');
    expect(composeDigest([all[0]!, all[2]!], frame(2)).subject).toBe('2 notices – INC-1 – The database is slow');
  });

  it('says how many it does not show', () => {
    const content = composeDigest([notice('one'), notice('two')], frame(1_000));
    expect(content.subject).toMatch(/^1000 notices/);
    expect(content.body).toMatch(/\n\n998 more are in the list of your notices in Muster\.$/);
  });

  it('marks an exercise, and which part is one where not all is', () => {
    const drill = notice('one', { isDrill: true, incident: 'INC-9' });
    expect(composeDigest([drill], frame(1)).subject).toBe('[DRILL] INC-9: one');
    const mixed = composeDigest([drill, notice('two')], frame(2));
    expect([mixed.isDrill, mixed.subject]).toEqual([false, '2 notices in 2 incidents']);
    expect(mixed.body).toContain('**INC-9 – The database is slow** (DRILL)');
  });

  it('of no incident stands under the name of the organisation', () => {
    const content = composeDigest([notice('hello', { incident: '_', title: null })], frame(1));
    expect(content).toMatchObject({ subject: 'hello', incident: null });
    expect(content.body).toMatch(/^\*\*Acme\*\*/);
  });

  it('makes nothing of what people typed: no link, no picture, no HTML, and a subject that fits', () => {
    const hostile = `<img src=x> ![a](http://evil) **b** \`c\` ${'y'.repeat(400)}`;
    const content = composeDigest([notice(hostile, { title: '[x](http://evil)' })], frame(1));
    expect(content.body).toContain('\\<img src=x\\> !\\[a\\](http://evil) \\*\\*b\\*\\* \\`c\\`');
    expect(content.body).toContain('**INC-1 – \\[x\\](http://evil)**');
    expect(content.subject).toHaveLength(200);
    expect(content.short.length).toBeLessThanOrEqual(300);
  });
});
