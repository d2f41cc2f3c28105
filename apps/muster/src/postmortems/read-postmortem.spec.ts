import fc from 'fast-check';
import { declareIncident } from '#contracts';
import { incidentOf, noteOf } from './as-incident.js';
import { PostmortemRefused } from './postmortem.js';
import { readFolder } from './read-folder.js';
import { readPostmortem } from './read-postmortem.js';

const NOW = new Date('2026-01-01T00:00:00Z');
const FOLDER = 'tests/support/postmortems';

const file = (...front: string[]) => ['---', ...front, '---', '', 'What happened.', ''].join('\n');

/** What is wrong with a file: `line: reason`. */
function faultsOf(text: string): string[] {
  try {
    readPostmortem(text, NOW);
    return [];
  } catch (error) {
    if (!(error instanceof PostmortemRefused)) throw error;
    return error.faults.map(({ line, reason }) => `${line}: ${reason}`);
  }
}

describe('a postmortem', () => {
  it('is read from its front matter and its body', () => {
    const read = readPostmortem(
      file(
        'uuid: u-1',
        'title: "Payments  time out"',
        'url: https://example.org/p',
        'starttime: 2021-03-04T08:12:00+01:00',
        'endtime: 2021-03-05',
        'categories: [dns, ~, tls]',
        'keywords: lag',
        'company: Harbourpay',
      ),
      NOW,
    );
    expect(read).toEqual({
      ...{ uuid: 'u-1', title: 'Payments time out', url: 'https://example.org/p', company: 'Harbourpay' },
      ...{ startedAt: '2021-03-04T07:12:00.000Z', endedAt: '2021-03-05T00:00:00.000Z', product: undefined },
      ...{ summary: undefined, categories: ['dns', 'tls'], keywords: ['lag'], body: 'What happened.' },
    });
  });

  it('is called by what it says where it has no title, and has no time where nobody knew one', () => {
    const text = file(
      'uuid: u-1',
      'title: ""',
      'company: Larkspur',
      'summary: Down.',
      'starttime: 0001-01-01T00:00:00Z',
    );
    expect(readPostmortem(text, NOW)).toMatchObject({ title: 'Larkspur: Down.', startedAt: undefined });
  });

  it.each<[string, string, RegExp[]]>([
    ['no front matter', 'Hello', [/^1: it begins with no line of ---$/]],
    ['a front matter without end', '---\nuuid: u\n', [/^3: the front matter ends/]],
    ['broken YAML', file('uuid: u', 'title: "Payments'), [/^\d: /]],
    ['a field that is there twice', file('uuid: u', 'title: a', 'title: b'), [/^4: Map keys must be unique/]],
    ['no fields', file('- a'), [/^2: the front matter has no fields$/]],
    ['no uuid', file('title: a'), [/^2: uuid is missing/]],
    ['no title and nothing to call it by', file('uuid: u'), [/^2: title is missing/]],
    [
      'a time without a zone',
      file('uuid: u', 'title: a', 'starttime: 2020-01-01T10:00:00'),
      [/^4: starttime is no time/],
    ],
    ['a day that there is not', file('uuid: u', 'title: a', 'starttime: 2021-02-30'), [/^4: starttime is no time/]],
    ['a time in words', file('uuid: u', 'title: a', 'endtime: yesterday'), [/^4: endtime is no time/]],
    [
      'a time that is to come',
      file('uuid: u', 'title: a', 'starttime: 2030-01-01'),
      [/^4: starttime is in the future$/],
    ],
    [
      'an end before its start',
      file('uuid: u', 'title: a', 'starttime: 2020-01-02', 'endtime: 2020-01-01'),
      [/^5: endtime is before starttime$/],
    ],
    ['an address of something else', file('uuid: u', 'title: a', 'url: javascript:alert(1)'), [/^4: url is an http/]],
    ['a list of lists', file('uuid: u', 'title: a', 'categories: [[a]]'), [/^4: categories is a list of words$/]],
    [
      'several faults',
      file('title: [a]', 'endtime: x'),
      [/^2: uuid is missing/, /^2: title is a text/, /^2: title is missing/, /^3: /],
    ],
  ])('is refused with %s, with the line', (_what, text, faults) => {
    const found = faultsOf(text);
    expect(found).toHaveLength(faults.length);
    faults.forEach((fault, index) => {
      expect(found[index]).toMatch(fault);
    });
  });

  it('is read or refused by name, whatever is in the file', () => {
    const front = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(front, fc.boolean(), (lines, fenced) => {
        const text = fenced ? file('uuid: u', 'title: a', ...lines) : lines.join('\n');
        for (const fault of faultsOf(text)) expect(fault).toMatch(/^\d+: ./);
      }),
    );
  });
});

describe('what a postmortem becomes', () => {
  it('is what a declaration takes, however odd its words are', () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const lists = fc.array(words, { maxLength: 40 });
    fc.assert(
      fc.property(words, lists, lists, words, (title, categories, keywords, company) => {
        const text = `---\n${JSON.stringify({ uuid: 'u', title, categories, keywords, company, summary: title })}\n---\n`;
        let read: ReturnType<typeof readPostmortem>;
        try {
          read = readPostmortem(text, NOW);
        } catch (error) {
          expect(error).toBeInstanceOf(PostmortemRefused);
          return;
        }
        expect(declareIncident.input.safeParse(incidentOf(read, 'SEV3')).error).toBeUndefined();
      }),
    );
  });

  it('keeps its body as a note that is no longer than a note is', () => {
    const read = readPostmortem(`---\nuuid: u\ntitle: a\n---\n${'word '.repeat(10_000)}`, NOW);
    expect(noteOf(read, 'INC-1')!.text).toHaveLength(20_000);
    expect(noteOf({ ...read, body: '' }, 'INC-1')).toBeUndefined();
  });
});

describe('a folder', () => {
  it('has a dozen that are read, each by its own uuid', () => {
    const all = [...readFolder(FOLDER, NOW)];
    expect(all.flatMap((read) => ('refused' in read ? [read.refused.message] : []))).toEqual([]);
    expect(all).toHaveLength(12);
    const [cable] = all.flatMap((read) => ('postmortem' in read ? [read.postmortem] : []));
    expect(cable).toMatchObject({ company: 'Northmoor Hosting', keywords: ['fibre', 'redundancy'] });
  });
});
