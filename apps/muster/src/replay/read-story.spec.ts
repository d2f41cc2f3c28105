import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStory, StoryRefused } from './read-story.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-story-'));
const file = join(folder, 'story.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const BEGINNING = `
title: A short night
people:
  ana: { name: Ana, email: ana@example.org }
steps:
  - { at: 2017-01-31T18:00:00Z, by: ana, declare: { title: Slow, severity: SEV3 } }`;

/** What reading says of such a file, without the path. */
function faults(text: string): string[] {
  writeFileSync(file, text);
  try {
    readStory(file);
  } catch (error) {
    expect(error).toBeInstanceOf(StoryRefused);
    return (error as Error).message.split('\n').map((line) => line.replace(file, 'story.yaml'));
  }
  return [];
}

describe('a story', () => {
  it('is read with what it leaves out', () => {
    expect(faults(`${BEGINNING}\n  - { at: 2017-01-31T18:05:00Z, by: ana, take: scribe }`)).toEqual([]);
    const { steps, people } = readStory(file);
    expect(people.ana?.locale).toBe('en');
    expect(steps[1]).toMatchObject({ kind: 'take', value: 'scribe', by: 'ana' });
  });

  it('that comes with Muster can be played', () => {
    expect(readStory('examples/gitlab-2017-01-31.yaml').steps.length).toBeGreaterThan(40);
  });

  it.each([
    ['no file at all', '../none', 'cannot be read (ENOENT)'],
    ['a folder', '..', 'cannot be read (EISDIR)'],
  ])('is refused when it is %s', (_what, path, reason) => {
    expect(() => readStory(join(folder, path))).toThrow(reason);
  });

  it('is refused with line and column when it is not YAML', () => {
    expect(faults('title: x\npeople: { ana: [\n')[0]).toMatch(/^story\.yaml:3:1: Flow sequence .* end with a \]$/);
  });

  it('is refused when words in it are taken for a reference', () => {
    expect(faults(`${BEGINNING}\n  - { at: 2017-01-31T18:05:00Z, by: ana, note: *really }`)).toEqual([
      'story.yaml: Unresolved alias (the anchor must be set before the alias): really',
    ]);
  });

  it.each([
    ['an unknown person', 'by: zoe, take: scribe', 'by: there is nobody called "zoe" among the people'],
    [
      'an unknown person in a step',
      'by: ana, give: { role: scribe, to: zoe }',
      'give.to: there is nobody called "zoe"',
    ],
    ['an expectation of an unknown person', 'expect: { that: x, manager: zoe }', 'expect.manager: there is nobody'],
    ['an unknown kind of step', 'by: ana, gives: scribe', '"gives" is no kind of step'],
    ['a step that does nothing', 'by: ana', 'a step has one of declare, change'],
    ['a step that does two things', 'by: ana, take: scribe, note: too', 'Unrecognized key: "note"'],
    ['a field that is missing', 'by: ana, give: { role: scribe }', 'give.to: is missing'],
    ['a severity that there is not', 'by: ana, change: { severity: SEV9 }', 'change.severity: Invalid option'],
    ['a second declaration', 'by: ana, declare: { title: x, severity: SEV1 }', 'the incident is declared already'],
  ])('is refused for %s, naming the step and the field', (_what, step, fault) => {
    const said = faults(`${BEGINNING}\n  - { at: 2017-01-31T18:05:00Z, ${step} }`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('story.yaml: step 2');
    expect(said[0]).toContain(fault);
  });

  it('goes forward in time', () => {
    expect(faults(`${BEGINNING}\n  - { at: 2017-01-31T17:00:00Z, by: ana, take: scribe }`)).toEqual([
      'story.yaml: step 2, at: 2017-01-31T17:00:00Z is earlier than the step before it',
    ]);
  });

  it('names every fault at once', () => {
    const text = `title: x\ncolour: red\npeople: { ana: { name: Ana, email: nowhere } }\nsteps:\n  - { by: ana, take: x }`;
    expect(faults(text)).toEqual([
      'story.yaml: people.ana.email: Invalid email address',
      'story.yaml: step 1, at: is missing',
      'story.yaml: Unrecognized key: "colour"',
    ]);
  });
});
