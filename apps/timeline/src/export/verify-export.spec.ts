import { entryCorrected, RECORD_FORMAT, type RecordExport } from '#contracts';
import { headOf } from '../chain/append.js';
import { contentAt } from '../chain/given-chain.js';
import { shownAs } from '../entry/shown.js';
import { exportedInside, exportedOutside } from './exported-entry.js';
import { linesOf, noteOf } from './given-entry.js';
import { People } from './people.js';
import { documentBegin, documentEnd, documentEntry } from './record-document.js';
import { NotAnExport, readExport, verifyExport } from './verify-export.js';

const standing = {
  revision: 1,
  text: 'two',
  correction: { by: { id: 'p-bo', name: 'Bo' }, at: '2017-02-01T00:00:00.000Z', reason: 'r' },
};
const correction = contentAt(3, {
  type: entryCorrected.type,
  data: {
    incident: 'INC-1',
    restricted: false,
    entry: 'n-2',
    revision: 1,
    changes: { text: 'two' },
    reason: 'r',
    standing,
  },
});

function lines() {
  const [first, second, third] = linesOf(contentAt(1), noteOf(2, 'tow', { tags: ['db'] }), correction);
  return [first!, { ...second!, shown: shownAs(second!.event, standing, 3) }, third!];
}

function document(entries = lines().map(exportedInside), view: RecordExport['view'] = 'internal'): string {
  const { length, head } = headOf(lines().at(-1)!);
  const opening = {
    format: RECORD_FORMAT,
    ...{ incident: 'INC-1', about: null, exportedAt: '2017-02-10T12:00:00.000Z' },
    ...{ by: { id: 'p-ana', name: 'Ana' }, view, names: true },
  } as const;
  const last = entries.at(-1);
  const end = last ? { length: last.position, head: last.head } : { length, head };
  return [
    documentBegin(opening),
    ...entries.map((entry, index) => documentEntry(entry, index === 0)),
    documentEnd({ head: end, seal: null }),
  ].join('');
}

const verify = (text: string) => verifyExport(readExport(text));

describe('an export', () => {
  it('is intact as it was written, its pieces one document', () => {
    const read = readExport(document());
    expect(read.entries[1]!.told).toMatchObject({ text: { en: 'two', fr: 'two' }, tags: ['db'] });
    expect(verifyExport(read)).toMatchObject({
      fault: undefined,
      head: { length: 3, head: read.head.head },
      unproven: 0,
    });
    expect(verify(document([])).fault).toMatchObject({ fault: 'missing', position: 1 });
  });

  it.each<[string, object, (text: string) => string]>([
    ['a word of the record', { fault: 'changed', position: 2 }, (text) => text.replace('"text":"tow"', '"text":"two"')],
    [
      'a word that people read',
      { fault: 'shown-otherwise', position: 2 },
      (text) => text.replace('"en":"two"', '"en":"three"'),
    ],
    [
      'who wrote it',
      { fault: 'shown-otherwise', position: 1 },
      (text) => text.replace('"by":{"id":"p-ana","name":"Ana"},"saidBy"', '"by":{"id":"p-bo","name":"Bo"},"saidBy"'),
    ],
    ['its end', { fault: 'missing', position: 4 }, (text) => text.replace('"head":{"length":3', '"head":{"length":9')],
  ])('of which somebody changed %s is not', (_what, found, change) => {
    const changed = change(document());
    expect(changed).not.toBe(document());
    expect(verify(changed).fault).toMatchObject(found);
  });

  it('from which somebody took an entry or a content is not', () => {
    const entries = lines().map(exportedInside);
    expect(verify(document(entries.toSpliced(1, 1))).fault).toMatchObject({ fault: 'missing', position: 2 });
    const emptied = entries.with(1, { ...entries[1]!, content: null, salt: null });
    expect(verify(document(emptied)).fault).toMatchObject({ fault: 'changed', position: 2 });
  });

  it('for people outside proves its order, and says what it does not prove', () => {
    const people = new People();
    for (const { position, event } of lines()) people.take(position, event);
    const entries = lines().map((line) => exportedOutside(line, people, false));
    expect(verify(document(entries, 'external'))).toMatchObject({ fault: undefined, unproven: 3 });
  });

  it.each<[string, string, RegExp]>([
    ['what is no JSON', 'PK\u0003\u0004', /no JSON/],
    ['what is cut short', document().slice(0, -40), /cut short/],
    ['another version', document().replace('muster-record/1', 'muster-record/2'), /it is muster-record\/2/],
    ['null', 'null', /does not say/],
    ['something else', '[]', /does not say/],
    ['an entry that is none', document().replace('"position":2', '"position":"x"'), /^entries\.1\.position/],
  ])('is not %s', (_what, text, why) => {
    expect(() => readExport(text)).toThrow(NotAnExport);
    expect(() => readExport(text)).toThrow(why);
  });

  it('may have an entry of a hundred thousand tags, and is verified', () => {
    const tags = Array.from({ length: 100_000 }, (_, index) => `t${index}`);
    const [line] = linesOf(noteOf(1, 'many', { tags }));
    expect(verify(document([exportedInside(line!)])).fault).toBeUndefined();
  });
});
