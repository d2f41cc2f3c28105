import { type Entry, UNTOUCHED } from './entry.js';
import { markEntry } from './mark-entry.js';

const context = { now: '2017-01-31T23:00:00.000Z', by: { id: 'p-ana', name: 'Ana' } };
const place = { incident: 'INC-1', restricted: true };
const marked = (standing: Entry['standing']): Entry => ({ ...place, note: null, standing });
const decide = (entry: Entry | undefined, marks: object) =>
  markEntry({ incident: 'INC-1', entry: 'e-1', ...marks }, place)(entry, context);

describe('a mark', () => {
  it('tells what was marked and how the entry stands then', () => {
    expect(decide(undefined, { key: true, internal: true })).toEqual([
      {
        name: 'entry-marked',
        data: {
          ...{ ...place, entry: 'e-1', marks: { key: true, internal: true } },
          standing: { revision: 0, key: true, internal: true },
        },
      },
    ]);
  });

  it('that is there already is not told again', () => {
    expect(decide(marked({ ...UNTOUCHED, key: true }), { key: true })).toEqual([]);
  });

  it('is taken away, also a star that a rule gave, and leaves corrections as they are', () => {
    const before = { revision: 2, text: 'two', internal: true };
    const [event] = decide(marked(before), { key: false });
    expect(event?.data).toMatchObject({ marks: { key: false }, standing: { ...before, key: false } });
  });
});
