import { type ImportedEntry, type Noted, noteAdded, occurredInFuture } from '#contracts';
import { eventAt } from '../chain/given-chain.js';
import { type Import, importEntry, importedId, isSameImport } from './import-entry.js';
import { firstShown } from './shown.js';

const now = '2026-10-01T00:00:00.000Z';
const to: Import = { incident: 'INC-7', from: { system: 'old', incident: 'INC-1' }, restricted: false, span: {} };
const entry: ImportedEntry = {
  ...{ id: 'e-1', occurredAt: '2017-01-31T23:27:00Z', recordedAt: '2017-01-31T23:30:00Z' },
  ...{ by: { id: 'p-bo', name: 'Bo' }, service: 'timeline', event: 'note-added', text: { en: 'one' } },
};

const noted = (more: Partial<ImportedEntry> = {}, into = to) =>
  importEntry({ ...entry, ...more }, into)({ now, by: { id: 'p-ana', name: 'Ana' } })[0]!.data as Noted;

describe('an imported entry', () => {
  it('keeps its time, its kind, its tags, who said it, and who wrote it where', () => {
    expect(noted({ kind: 'decision', tags: ['db', 'db'], saidBy: 'Cleo' })).toEqual({
      ...{ incident: 'INC-7', restricted: false, text: 'one', occurredAt: '2017-01-31T23:27:00.000Z' },
      ...{ kind: 'decision', tags: ['db'], saidBy: 'Cleo' },
      original: {
        ...{ system: 'old', incident: 'INC-1', id: 'e-1', by: entry.by, recordedAt: '2017-01-31T23:30:00.000Z' },
        ...{ service: 'timeline', event: 'note-added', text: { en: 'one' } },
      },
    });
  });

  it('of an import keeps the first original', () => {
    const { text: _text, ...first } = noted().original!;
    const again = noted({ id: 'other', original: first }, { ...to, from: { system: 'newer', incident: 'INC-7' } });
    expect(again.original).toEqual(noted().original);
  });

  it('that told what happened stays an event, and a key one stays key', () => {
    const data = noted({ kind: 'event', key: true });
    expect(firstShown(eventAt(1, { type: noteAdded.type, data }))).toMatchObject({ kind: 'event', key: true });
  });

  it('has one id for each record it comes from and each incident it goes to', () => {
    const other = { ...to, from: { system: 'old', incident: 'INC-2' } };
    const ids = [
      importedId(to, 'a'),
      importedId(to, 'b'),
      importedId(other, 'a'),
      importedId({ ...to, incident: 'INC-8' }, 'a'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(importedId(to, 'a')).toBe(ids[0]);
    expect(noted({ about: 'a' }).about).toBe(ids[0]);
  });

  it('is not of the future, neither as it happened nor as it was written down', () => {
    const later = '2026-10-01T00:00:01Z';
    expect(() => noted({ occurredAt: later })).toThrow(occurredInFuture.code);
    expect(() => noted({ recordedAt: later })).toThrow(occurredInFuture.code);
  });

  it('is the same whoever may see the incident by now, and not with other words', () => {
    expect(isSameImport({ ...noted(), restricted: true }, noted())).toBe(true);
    expect(isSameImport(noted({ text: { en: 'two' } }), noted())).toBe(false);
  });
});
