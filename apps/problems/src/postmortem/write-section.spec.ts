import fc from 'fast-check';
import { ADA, BEN, CLEO, hours, PLACE, written } from './given-postmortem.js';
import type { KeptSection } from './section.js';
import { sectionAggregate } from './section-aggregate.js';
import { draftSection, writeSection } from './write-section.js';

const write = (text: string, revision: number, joins: string[] = []) => writeSection(PLACE, { text, revision, joins });
const draft = (text: string) => draftSection(PLACE, text);
const now = { now: hours(9), by: CLEO };

describe('a section that several write', () => {
  it('is written on the revision that was read', () => {
    const section = written([ADA, write('It was late.', 0)], [BEN, write('It was very late.', 1)]);
    expect(section).toMatchObject({ text: 'It was very late.', revision: 2, authors: [ADA, BEN], conflicts: [] });
  });

  it('has the lines of both when they began with the same', () => {
    const section = written(
      [ADA, write('first\nmiddle\nlast', 0)],
      [BEN, write('FIRST\nmiddle\nlast', 1)],
      [CLEO, write('first\nmiddle\nLAST', 1)],
    );
    expect(section).toMatchObject({ text: 'FIRST\nmiddle\nLAST', revision: 3, conflicts: [] });
  });

  it('keeps both sides of what touches, until a person has joined them', () => {
    const clashing = written(
      [ADA, write('cause', 0)],
      [BEN, write('a full disk', 1)],
      [CLEO, write('a lost backup', 1)],
    );
    const [conflict] = clashing.conflicts;
    expect(conflict).toMatchObject({ id: 'c3-1', standing: 'a full disk', offered: 'a lost backup', by: CLEO });
    const still = write('a full disk, and more', 3)(clashing, now);
    expect(still[0]?.data).toMatchObject({ joined: [] });
    const joined = written(
      [ADA, write('cause', 0)],
      [BEN, write('a full disk', 1)],
      [CLEO, write('a lost backup', 1)],
      [ADA, write('a full disk and a lost backup', 3, ['c3-1'])],
    );
    expect(joined).toMatchObject({ text: 'a full disk and a lost backup', conflicts: [] });
  });

  it('is not written twice by the same request', () => {
    const section = written([ADA, write('cause', 0)]);
    expect(write('cause', 0)(section, now)).toEqual([]);
  });

  it.each([
    ['revision-unknown', write('x', 9)],
    ['conflict-unknown', write('x', 1, ['c1-1'])],
  ])('refuses with %s', (code, decide) => {
    const section = written([ADA, write('cause', 0)]);
    expect(() => decide(section, now)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses to grow beyond what a section holds by joining, and stores nothing', () => {
    const many = (name: string) =>
      Array.from({ length: 900 }, (_, index) => `${name} ${index} ${'x'.repeat(60)}`).join('\n');
    const section = written([ADA, write('begin\nend', 0)], [BEN, write(`${many('mine')}\nbegin\nend`, 1)]);
    const long = write(`begin\nend\n${many('theirs')}`, 1);
    expect(() => long(section, now)).toThrow(expect.objectContaining({ code: 'section-full' }));
  });

  it('loses no line of anybody, whoever writes on whatever they had read', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 6 });
    const step = fc.record({ who: fc.constantFrom(ADA, BEN, CLEO), behind: fc.nat(3), added: words, at: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 15 }), (steps) => {
        let section: KeptSection | undefined;
        const all: string[] = [];
        const past = [''];
        steps.forEach(({ who, behind, added, at }, index) => {
          const revision = Math.max(0, past.length - 1 - behind);
          const lines = past[revision]!.split('\n').filter((line) => line !== '');
          const mine = added.map((word) => `${word} ${index}`);
          lines.splice(at % (lines.length + 1), 0, ...mine);
          all.push(...mine);
          const happened = { at: hours(index), by: who };
          for (const event of write(lines.join('\n'), revision)(section, { now: hours(index), by: who })) {
            section = sectionAggregate.evolve(section, event, happened);
          }
          past[section!.revision] = section!.text;
        });
        const sides = section!.conflicts.flatMap(({ standing, offered }) => [standing, offered]);
        const there = new Set([section!.text, ...sides].flatMap((text) => text.split('\n')));
        for (const one of all) expect(there).toContain(one);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a section that is filled from the record', () => {
  it('follows the record where nobody has touched it', () => {
    const section = written([ADA, draft('- 10:00 began\n- 11:00 ended')], [ADA, draft('- 10:00 began\n- 11:30 ended')]);
    expect(section).toMatchObject({ text: '- 10:00 began\n- 11:30 ended', conflicts: [], authors: [] });
  });

  it('keeps what people wrote, above and within', () => {
    const section = written(
      [BEN, write('In short: it was the backup.', 0)],
      [ADA, draft('- one\n- two\n- three')],
      [BEN, write('In short: it was the backup.\n\n- one\n- two, seen by nobody\n- three', 2)],
      [ADA, draft('- one\n- two\n- three\n- four')],
    );
    expect(section.text).toBe('In short: it was the backup.\n\n- one\n- two, seen by nobody\n- three\n- four');
  });

  it('offers what the record says now beside what people wrote there, and only the latest', () => {
    const section = written(
      [ADA, draft('- two')],
      [BEN, write('- two, said Ben', 1)],
      [ADA, draft('- 2')],
      [ADA, draft('- II')],
    );
    expect(section.text).toBe('- two, said Ben');
    expect(section.conflicts.map(({ offered }) => offered)).toEqual(['- II']);
  });

  it('is left alone when the record says the same', () => {
    expect(draft('- one')(written([ADA, draft('- one')]), now)).toEqual([]);
  });
});
