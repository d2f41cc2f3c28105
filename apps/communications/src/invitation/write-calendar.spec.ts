import fc from 'fast-check';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { type Invitation, writeCalendar } from './write-calendar.js';

const ANA = { name: 'Ana', email: 'ana@example.org' };
const meeting = {
  ...{ id: 'mtg-1', startsAt: '2026-03-29T00:30:00.000Z', minutes: 90, title: 'Postmortem', place: null, link: null },
  ...{ revision: 2, changedAt: '2026-03-02T09:00:00.000Z' },
};
const written = (more: Partial<Invitation> = {}): string =>
  writeCalendar({
    ...{ method: 'REQUEST', meeting, description: 'What happened', organizer: ANA, sentBy: 'muster@example.org' },
    attendees: [{ name: 'Bo', email: 'bo@example.org', answer: 'awaited' }],
    ...more,
  });

/** What a library of others reads in it. */
function read(text: string) {
  const all = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  expect(all).toHaveLength(1);
  return all[0] as never as Record<string, never> & { start: Date; end: Date };
}

/** Whatever form it comes in: with parameters it is an object. */
const worded = (value: unknown): string => String((value as { val?: string })?.val ?? value);

/** What stands in it, by the library that wrote it. */
const again = (text: string, name: string): unknown =>
  new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent('vevent')!.getFirstPropertyValue(name);

describe('an invitation as calendars read it', () => {
  it('says when in UTC, who, and which revision it is, across a change of the clocks', () => {
    const event = read(written());
    expect(event.start.toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(event.end.toISOString()).toBe('2026-03-29T02:00:00.000Z');
    expect(event).toMatchObject({ uid: 'mtg-1@muster', sequence: 2, status: 'CONFIRMED', method: 'REQUEST' });
    expect(event.organizer).toMatchObject({ val: 'mailto:ana@example.org', params: { CN: 'Ana' } });
    expect(event.attendee).toMatchObject({
      ...{ val: 'mailto:bo@example.org' },
      params: { CN: 'Bo', PARTSTAT: 'NEEDS-ACTION', RSVP: true },
    });
  });

  it('takes it back with the same UID', () => {
    const event = read(written({ method: 'CANCEL' }));
    expect(event).toMatchObject({ uid: 'mtg-1@muster', status: 'CANCELLED', method: 'CANCEL' });
  });

  it('lets no link out of its line', () => {
    const link = 'https://example.org/a\r\nATTENDEE:mailto:eve@example.org';
    expect(written({ meeting: { ...meeting, link } })).not.toMatch(/^ATTENDEE:mailto:eve/m);
  });

  it('keeps whatever people write, and no line is longer than 75 octets', () => {
    const hostile = fc.constantFrom(
      'END:VEVENT',
      '\n',
      '\r\n',
      ',',
      ';',
      '\\',
      '\\n',
      '"',
      ':',
      'é',
      '🙂',
      ' x ',
      'BEGIN:VCALENDAR',
    );
    const words = fc.array(fc.oneof(hostile, fc.string({ maxLength: 30 })), { maxLength: 12 }).map((some) =>
      some
        .join('')
        .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '')
        .trim(),
    );
    fc.assert(
      fc.property(words, words, (said, name) => {
        const title = said.replaceAll('\n', ' ').trim() || 'x';
        const cn = name.replaceAll('\n', ' ').trim() || 'x';
        const text = written({
          meeting: { ...meeting, title, place: title },
          description: said,
          attendees: [{ name: cn, email: 'bo@example.org', answer: 'accepted' }],
        });
        const event = read(text);
        expect(event.attendee).toMatchObject({ val: 'mailto:bo@example.org' });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.match(/^BEGIN:/gm)).toHaveLength(2);
        expect(again(text, 'summary')).toBe(title);
        expect(again(text, 'description')).toBe(said);
        // The other library takes an escaped backslash before an n for a line break, and quotation marks around words away.
        if (/[\\"]/.test(said)) return;
        expect(worded(event.summary)).toBe(title);
        expect(worded(event.location)).toBe(title);
        if (said !== '') expect(worded(event.description)).toBe(said);
      }),
      { numRuns: 300 },
    );
  });
});
