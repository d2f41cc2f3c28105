import fc from 'fast-check';
import type { TimelineEntry } from '#contracts';
import { asCsv } from './as-csv.js';
import { asMarkdown } from './as-markdown.js';

const entry = (occurredAt: string, text: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: 'e-1',
  incident: 'INC-1',
  kind: 'note',
  occurredAt,
  recordedAt: occurredAt,
  by: { id: 'p-ana', name: 'Ana' },
  source: { service: 'timeline', event: 'note-added' },
  text,
  ...{ position: 1, saidBy: null, about: null, tags: [], mentions: [], links: [], files: [] },
  ...{ key: false, internal: false, correction: null, redaction: null, data: {} },
  ...more,
});

const evening = '2017-01-31T23:27:00.000Z';
const morning = '2017-02-01T00:10:00.000Z';

describe('the record as Markdown', () => {
  it('is a list by days, each day once also over pages', () => {
    const first = asMarkdown('INC-1', [entry(evening, 'one')], 'en');
    const second = asMarkdown('INC-1', [entry(evening, 'two'), entry(morning, 'three')], 'en', evening);
    expect(`${first}${second}`.match(/^#+ .*/gm)).toEqual(['# Timeline of INC-1', '## 2017-01-31', '## 2017-02-01']);
    expect(`${first}${second}`).toContain('- 23:27:00 **Ana**: one\n- 23:27:00 **Ana**: two');
  });

  it('says when a note was written down later than it happened, in the language of the reader', () => {
    const late = entry(evening, 'late', { recordedAt: morning });
    expect(asMarkdown('INC-1', [late], 'en')).toContain('(recorded 2017-02-01 00:10)');
    expect(asMarkdown('INC-1', [late], 'fr')).toContain('(consigné 2017-02-01 00:10)');
  });

  it('never lets words become headings, links or HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const [, ...lines] = asMarkdown('INC-1', [entry(evening, `${words}\n# x <b> [a](b)`)], 'en').split(
          '## 2017-01-31',
        );
        expect(lines.join('')).not.toMatch(/^#|(?<!\\)<b>|(?<!\\)\[a/m);
      }),
    );
  });
});

describe('the record as CSV', () => {
  it('has its heading on the first page only', () => {
    const first = asCsv('INC-1', [entry(evening, 'one')], 'en');
    const second = asCsv('INC-1', [entry(morning, 'two')], 'en', evening);
    expect(`${first}${second}`.split('\r\n')).toEqual([
      'occurredAt,recordedAt,by,kind,service,event,text',
      `${evening},${evening},Ana,note,timeline,note-added,one`,
      `${morning},${morning},Ana,note,timeline,note-added,two`,
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1'])('gives a spreadsheet nothing to run: %j', (formula) => {
    expect(asCsv('INC-1', [entry(evening, formula)], 'en', morning)).toMatch(/,"?'[=+\-@\t]/);
  });

  it('keeps quotes, commas and lines in their cell', () => {
    expect(asCsv('INC-1', [entry(evening, 'a "b", c\nd')], 'en', morning)).toContain('"a ""b"", c\nd"');
  });
});
