import { ADA, days } from './given-analysis.js';
import { causeOf, marksCause } from './marked-entry.js';

const entry = { incident: 'INC-42', entry: 'e-1', by: ADA, at: days(0) };

describe('an entry that people mark as a cause', () => {
  it.each([
    [['cause'], true],
    [['db', ' Root-Cause '], true],
    [['facteur contributif'], true],
    [['because'], false],
    [[], false],
  ])('is told by its tags: %j', (tags, expected) => {
    expect(marksCause(tags)).toBe(expected);
  });

  it('says in its first line what was so, and rests on itself', () => {
    expect(causeOf({ ...entry, text: '## Backups failed\nNobody was told.' })).toMatchObject({
      ...{ id: 'timeline/e-1', what: 'Backups failed', why: 'Nobody was told.' },
      evidence: [{ incident: 'INC-42', entry: 'e-1' }],
    });
    const long = causeOf({ ...entry, text: 'x'.repeat(9_000) })!;
    expect([long.what.length <= 300, long.why!.length]).toEqual([true, 2_000]);
    expect(causeOf({ ...entry, text: ' \n ' })).toBeUndefined();
  });
});
