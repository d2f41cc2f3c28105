import { Rejection } from '#contracts';
import { addNote } from './add-note.js';

const context = { now: '2017-01-31T23:00:00.000Z', by: { id: 'p-1', name: 'Ana' } };
const note = (occurredAt?: string) =>
  addNote({ incident: 'INC-1', text: 'db1 is the primary', ...(occurredAt && { occurredAt }) }, false);

describe('a note', () => {
  it('is of now unless a time is given', () => {
    expect(note()(context)).toEqual([
      {
        name: 'note-added',
        data: { incident: 'INC-1', restricted: false, text: 'db1 is the primary', occurredAt: context.now },
      },
    ]);
  });

  it('of an earlier time, in any zone, is kept in UTC', () => {
    expect(note('2017-01-31T23:30:00+01:00')(context)[0]?.data.occurredAt).toBe('2017-01-31T22:30:00.000Z');
  });

  it('of the future is refused, with the time it is now', () => {
    const refusal = (() => {
      try {
        note('2017-01-31T23:00:00.001Z')(context);
      } catch (error) {
        return error as Rejection;
      }
      return undefined;
    })();
    expect(refusal).toBeInstanceOf(Rejection);
    expect(refusal?.code).toBe('time-in-future');
    expect(refusal?.problem('en').errors?.[0]?.field).toBe('occurredAt');
  });
});
