import fc from 'fast-check';
import type { Language, TimelineEntry } from '#contracts';
import { asCsv } from './as-csv.js';
import { asHtml } from './as-html.js';
import { asMarkdown } from './as-markdown.js';
import { entryAt } from './given-entry.js';
import { type Renderer, rendered } from './rendering.js';

const evening = '2017-01-31T23:27:00.000Z';
const morning = '2017-02-01T00:10:00.000Z';

const written = (renderer: Renderer, entries: readonly TimelineEntry[], language: Language = 'en') =>
  rendered(renderer, { incident: 'INC-1', title: 'db1 is gone', language }, entries);

const told = entryAt(evening, 'one', {
  kind: 'quote',
  saidBy: 'Bo',
  key: true,
  tags: ['db', 'backup'],
  links: [{ title: 'Notes', url: 'https://example.org/a_(b)?c=d' }],
  files: [{ id: 'f', name: 'db.log', type: 'text/plain', size: 3, sha256: 'abc123' }],
  correction: { by: { id: 'p-bo', name: 'Bo' }, at: morning, reason: 'a slip', revision: 1 },
  redaction: { by: { id: 'p-cleo', name: 'Cleo' }, at: morning, reason: 'a password' },
});

describe('the record as Markdown', () => {
  it('is a list by days, each day once', () => {
    const text = written(asMarkdown, [entryAt(evening, 'one'), entryAt(evening, 'two'), entryAt(morning, 'three')]);
    expect(text.match(/^#+ .*/gm)).toEqual(['# Timeline of INC-1: db1 is gone', '## 2017-01-31', '## 2017-02-01']);
    expect(text).toContain('- 23:27:00 **Ana**: one\n- 23:27:00 **Ana**: two');
  });

  it('says what kind of entry it is, who said it, and what became of it', () => {
    expect(written(asMarkdown, [told])).toContain(
      `- 23:27:00 ★ **Ana** (quote; said by Bo; tags: db, backup): one (corrected by Bo: a slip; words taken out by Cleo: a password)
  - [Notes](https://example.org/a_%28b%29?c=d)
  - file db.log, sha256 \`abc123\`
`,
    );
    expect(written(asMarkdown, [told], 'fr')).toContain(
      '★ **Ana** (citation; dit par Bo; étiquettes : db, backup): one (corrigé par Bo : a slip; mots retirés par Cleo : a password)',
    );
  });

  it('says when a note was written down later than it happened, in the language of the reader', () => {
    const late = entryAt(evening, 'late', { recordedAt: morning });
    expect(written(asMarkdown, [late])).toContain('(recorded 2017-02-01 00:10)');
    expect(written(asMarkdown, [late], 'fr')).toContain('(consigné 2017-02-01 00:10)');
  });

  it('never lets words become headings, rules, lists, links or HTML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const hostile = `${words}\n# x <b> [a](b) ![c](d)\n===\n---\n- e\n1. f &lt;`;
        const [, lines] = written(asMarkdown, [entryAt(evening, hostile)]).split('## 2017-01-31\n\n');
        expect(lines).not.toMatch(/^#|(?<!\\)<b>|(?<!\\)\[[ac]|^ *(===|---|- e|1\. f)|(?<!\\)&lt/m);
      }),
    );
  });
});

describe('the record as CSV', () => {
  it('has all there is to say of an entry in one row', () => {
    const [heading, row] = written(asCsv, [told]).split('\r\n');
    expect(heading).toBe(
      'occurredAt,recordedAt,by,kind,service,event,text,saidBy,key,internal,tags,links,files,corrected,redacted,id',
    );
    expect(row).toBe(
      `${evening},${evening},Ana,quote,timeline,note-added,one,Bo,yes,,"db, backup",Notes https://example.org/a_(b)?c=d,db.log sha256:abc123,Bo: a slip,Cleo: a password,e-1`,
    );
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\u200b=1', '\u202e=1', '\ufeff@x'])(
    'gives a spreadsheet nothing to run: %j',
    (formula) => {
      const entry = entryAt(evening, formula, { saidBy: formula, by: { id: 'p-ana', name: formula } });
      expect(written(asCsv, [entry])).not.toMatch(/,"?[=+\-@\t]/);
    },
  );

  it('keeps quotes, commas and lines in their cell', () => {
    expect(written(asCsv, [entryAt(evening, 'a "b", c\nd')])).toContain('"a ""b"", c\nd"');
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '![a](https://example.org/pixel.png)',
  '<a href="javascript:alert(1)">x</a>',
  '[a](https://example.org/"onmouseover="alert(1))',
  '```html"><script>alert(1)</script>\n<b onclick=x>\n```',
  '`</code><script>`',
  '</li></ol></body><h1>gone</h1>',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n[x]',
];

describe('the record as a page', () => {
  it('shows a note as its writer meant it, by days, and says what became of it', () => {
    const page = written(asHtml, [told, entryAt(morning, 'it **works**: see https://example.org/x')]);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page.match(/<h2>[^<]*/g)).toEqual(['<h2>Tuesday, 31 January 2017', '<h2>Wednesday, 1 February 2017']);
    expect(page).toContain('it <strong>works</strong>: see <a href="https://example.org/x" rel="noopener');
    for (const words of ['said by Bo', 'corrected by Bo: a slip', 'sha256 abc123', '★']) expect(page).toContain(words);
    expect(page.match(/<ol class="day">/g)).toHaveLength(page.match(/<\/ol>/g)!.length);
    expect(written(asHtml, [], 'fr')).toContain('consigné');
  });

  it.each(HOSTILE)('is not harmed by a note that says %s', (words) => {
    const entry = entryAt(evening, words, {
      ...{ by: { id: 'p', name: words }, saidBy: words, tags: [words], id: words },
      links: [{ title: words, url: words }],
      files: [{ id: 'f', name: words, type: 't', size: 1, sha256: words }],
      correction: { by: { id: 'p', name: words }, at: morning, reason: words, revision: 1 },
    });
    for (const kind of ['note', 'event'] as const) {
      const page = written(asHtml, [{ ...entry, kind }]);
      const body = page.slice(page.indexOf('<body>'));
      const tags = [...body.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
      expect(tags.map(([, name]) => name)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/script|img|b$/)]),
      );
      for (const [, , attributes] of tags) {
        expect(attributes!.replace(/="[^"]*"/g, '')).not.toMatch(/\b(on\w+|src|style)\b|["'=]/i);
        expect(attributes).not.toMatch(/href="(?!https?:)/i);
      }
      expect(body.match(/<h1>/g)).toHaveLength(1);
    }
  });

  it('takes a megabyte in one line, and a hundred thousand brackets', () => {
    for (const words of ['a'.repeat(1_000_000), '['.repeat(100_000), '*a '.repeat(50_000), '<'.repeat(100_000)]) {
      expect(written(asHtml, [entryAt(evening, words)]).length).toBeGreaterThan(words.length);
      expect(written(asMarkdown, [entryAt(evening, words)]).length).toBeGreaterThan(words.length);
      expect(written(asCsv, [entryAt(evening, words)]).length).toBeGreaterThan(words.length);
    }
  });
});

describe('what cannot be seen', () => {
  const words = 'safe \u202e gnp.exe \u2066x\u2069 a\u200bb\u200dc\ufeff \u{e0041}end';

  it.each([asCsv, asHtml, asMarkdown])('is not in an export for people', (renderer) => {
    const text = written(renderer, [entryAt(evening, words, { by: { id: 'p', name: words } })]);
    expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u);
    expect(text).toContain('safe  gnp.exe x abc end');
  });

  it('stays where a script or an emoji needs it', () => {
    const persian = 'می\u200cخواهم 👩\u200d💻';
    expect(written(asCsv, [entryAt(evening, persian)])).toContain(persian);
  });

  it('or runs from right to left reorders nothing beside it', () => {
    expect(written(asMarkdown, [entryAt(evening, 'שלום')])).toContain('**Ana**: \u2068שלום\u2069\n');
    expect(written(asHtml, [entryAt(evening, 'שלום')])).toContain('<div class="words" dir="auto">');
  });
});
