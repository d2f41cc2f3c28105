import { Rejection } from '#contracts';
import { addNote } from './add-note.js';
import type { Span } from './happened-at.js';

const context = { now: '2017-01-31T23:00:00.000Z', by: { id: 'p-1', name: 'Ana' } };
const around = { restricted: false, span: {}, mentions: [], files: [] };
const words = { incident: 'INC-1', text: 'db1 is the primary' };
const note = (occurredAt?: string, span: Span = {}) =>
  addNote({ ...words, ...(occurredAt && { occurredAt }) }, { ...around, span });

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
    expect(note('2017-01-31T23:30:00+01:00')(context)[0]?.data).toMatchObject({
      occurredAt: '2017-01-31T22:30:00.000Z',
    });
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

  const early = '2015-01-31T22:00:00.000Z';
  const declaredAt = '2017-01-31T22:00:00.000Z';

  it.each([
    ['more than a year before the incident was declared', { declaredAt }, 'time-too-early'],
    ['more than a year before it started', { declaredAt, startedAt: '2016-02-02T00:00:00.000Z' }, 'time-too-early'],
    ['within a year of its start', { declaredAt, startedAt: '2015-12-01T00:00:00.000Z' }, undefined],
    ['of a story told long after, whose start nobody gave', { declaredAt, backfilled: true }, undefined],
    ['of an incident that nothing is known of yet', {}, undefined],
  ])('%s: %j', (_when, span, code) => {
    const refused = () => {
      try {
        note(early, span)(context);
        return undefined;
      } catch (error) {
        return (error as Rejection).code;
      }
    };
    expect(refused()).toBe(code);
  });

  it('says once what is said of it, and leaves out what is not', () => {
    const [event] = addNote({ ...words, kind: 'decision', tags: ['db', 'db'], links: [] }, around)(context);
    expect(event?.data).toEqual({
      ...{ ...words, restricted: false, occurredAt: context.now, kind: 'decision', tags: ['db'] },
    });
  });
});
