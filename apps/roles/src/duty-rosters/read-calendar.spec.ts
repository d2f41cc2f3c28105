import { calendar, event, shift } from './calendar-given.js';
import { type CalendarQuestion, readCalendar, type Shift, UnusableCalendar } from './read-calendar.js';

const WINDOW = { zone: 'Europe/Paris', from: '2026-03-27T00:00:00.000Z', until: '2026-04-10T00:00:00.000Z' };

const read = (text: string, more: Partial<CalendarQuestion> = {}) => readCalendar({ text, ...WINDOW, ...more });
const times = (shifts: readonly Shift[]) =>
  shifts.map(({ from, until }) => `${from} ${until}`.replaceAll(':00.000Z', ''));

function faultOf(text: string, more: Partial<CalendarQuestion> = {}) {
  try {
    return read(text, more);
  } catch (error) {
    return (error as UnusableCalendar).fault;
  }
}

describe('the shifts of a calendar', () => {
  it('are in the order of their beginning, with the people that they name, and only those of the window', () => {
    const shifts = read(
      calendar(
        shift(':20260402T080000Z', ':20260402T160000Z', 'SUMMARY:Second'),
        shift(
          ':20260401T080000Z',
          ':20260401T160000Z',
          'SUMMARY: Ada on call ',
          'ORGANIZER:MAILTO:Boss@Example.org',
          'ATTENDEE;PARTSTAT=ACCEPTED;CN=Ada:mailto:Ada@Example.org',
          'ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org',
          'ATTENDEE;CUTYPE=ROOM:mailto:room@example.org',
          'ATTENDEE:tel:+3312345',
        ),
        shift(':20260326T080000Z', ':20260327T000000Z', 'SUMMARY:Over when the window begins'),
        shift(':20260410T000000Z', ':20260411T000000Z', 'SUMMARY:Begins when the window ends'),
        shift(':20260401T080000Z', ':20260401T160000Z', 'STATUS:CANCELLED', 'SUMMARY:Cancelled'),
      ),
    );
    expect(shifts).toEqual([
      {
        ...{ from: '2026-04-01T08:00:00.000Z', until: '2026-04-01T16:00:00.000Z', summary: 'Ada on call' },
        ...{ attendees: ['ada@example.org'], organizer: 'boss@example.org' },
      },
      expect.objectContaining({ summary: 'Second', attendees: [], organizer: null }),
    ]);
  });

  it('that began long before the window and last into it are there', () => {
    expect(times(read(calendar(shift(':20250101T000000Z', ':20270101T000000Z'))))).toEqual([
      '2025-01-01T00:00 2027-01-01T00:00',
    ]);
  });

  it('that last all day are from midnight to midnight of the roster’s own zone', () => {
    expect(times(read(calendar(event('1', 'DTSTART;VALUE=DATE:20260329'))))).toEqual([
      '2026-03-28T23:00 2026-03-29T22:00',
    ]);
  });

  it('come again by their rule, but for what is left out, moved or cancelled', () => {
    const weekly = ['DTSTART;TZID=Europe/Paris:20200106T090000', 'DTEND;TZID=Europe/Paris:20200107T090000'];
    const shifts = read(
      calendar(
        event('1', ...weekly, 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR', 'EXDATE;TZID=Europe/Paris:20260330T090000'),
        // Moved from before the window into it, and from within to beyond it.
        event('1', 'RECURRENCE-ID;TZID=Europe/Paris:20260101T090000', ...at('20260403T200000', '20260403T210000')),
        event('1', 'RECURRENCE-ID;TZID=Europe/Paris:20260401T090000', ...at('20260601T090000', '20260601T100000')),
        event(
          '1',
          'RECURRENCE-ID;TZID=Europe/Paris:20260406T090000',
          ...at('20260406T090000', '20260407T090000'),
          'STATUS:CANCELLED',
        ),
      ),
      { until: '2026-04-07T00:00:00.000Z' },
    );
    expect(times(shifts)).toEqual([
      // The clocks change on the 29th.
      '2026-03-27T08:00 2026-03-28T08:00',
      '2026-04-03T07:00 2026-04-04T07:00',
      '2026-04-03T18:00 2026-04-03T19:00',
    ]);
  });

  it('come at other times from one of them on, when it is changed with all that follow', () => {
    const daily = event('1', ...at('20260301T090000', '20260301T100000'), 'RRULE:FREQ=DAILY');
    const later = event(
      '1',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260402T090000',
      ...at('20260402T150000', '20260402T180000'),
    );
    const window = { from: '2026-04-01T00:00:00.000Z', until: '2026-04-04T00:00:00.000Z' };
    expect(times(read(calendar(daily, later), window))).toEqual([
      '2026-04-01T07:00 2026-04-01T08:00',
      '2026-04-02T13:00 2026-04-02T16:00',
      '2026-04-03T13:00 2026-04-03T16:00',
    ]);
  });

  it('come for the last time when their rule says so, in zones that are described and in those that are named alone', () => {
    const daily = event('1', ...at('20260328T090000', '20260328T100000'), 'RRULE:FREQ=DAILY;UNTIL=20260330T070000Z');
    const expected = [
      '2026-03-28T08:00 2026-03-28T09:00',
      '2026-03-29T07:00 2026-03-29T08:00',
      '2026-03-30T07:00 2026-03-30T08:00',
    ];
    expect(times(read(calendar(daily)))).toEqual(expected);
    expect(times(read(calendar(described('Europe/Paris', '+0100', '+0200'), daily)))).toEqual(expected);
  });
});

const at = (from: string, until: string) => [`DTSTART;TZID=Europe/Paris:${from}`, `DTEND;TZID=Europe/Paris:${until}`];

/** A zone with the rules of Europe since 1996. */
const described = (tzid: string, winter: string, summer: string): string =>
  [
    ...['BEGIN:VTIMEZONE', `TZID:${tzid}`, 'BEGIN:STANDARD', 'DTSTART:19961027T030000', `TZOFFSETFROM:${summer}`],
    ...[`TZOFFSETTO:${winter}`, 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'BEGIN:DAYLIGHT'],
    ...['DTSTART:19960331T020000', `TZOFFSETFROM:${winter}`, `TZOFFSETTO:${summer}`],
    ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'END:VTIMEZONE'],
  ].join('\r\n');

describe('the times of a calendar', () => {
  const [before, after] = ['20260328T120000', '20260330T120000'];
  const both = (prefix: string, suffix = '') =>
    [before, after].map((day) => shift(`${prefix}:${day}${suffix}`, `${prefix}:${day.replace('T12', 'T13')}${suffix}`));

  it.each([
    ['of UTC', both('', 'Z'), ['28T12:00', '30T12:00']],
    ['of a zone by its IANA name', both(';TZID=America/New_York'), ['28T16:00', '30T16:00']],
    ['of a zone by its IANA name that changes its clocks', both(';TZID=Europe/London'), ['28T12:00', '30T11:00']],
    [
      'of a zone that the calendar describes, whatever it calls it',
      [described('Own time', '+0300', '+0400'), ...both(';TZID=Own time')],
      ['28T09:00', '30T08:00'],
    ],
    [
      'of a zone that is named and described without rules: by the name',
      ['BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nEND:VTIMEZONE', ...both(';TZID=Asia/Tokyo')],
      ['28T03:00', '30T03:00'],
    ],
    ['of no zone: of the roster’s own', both(''), ['28T11:00', '30T10:00']],
  ])('%s', (_what, parts, expected) => {
    expect(read(calendar(...parts)).map(({ from }) => from.slice(8, 16))).toEqual(expected);
  });

  it.each(['Mars/Olympus', 'W. Europe Standard Time'])('of the unknown zone %s are refused, naming it', (zone) => {
    expect(faultOf(calendar(...both(`;TZID="${zone}"`)))).toEqual({ kind: 'zone-unknown', zone });
  });
});

describe('a calendar', () => {
  it.each([
    ['a page for people', '<!doctype html><html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['no calendar but a contact', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n'],
    ['cut off in the middle', calendar(shift(':20260401T080000Z', ':20260401T160000Z')).slice(0, 150)],
    ['with an event that never begins', calendar(event('1', 'SUMMARY:Ada'))],
    ['with a time that is none', calendar(event('1', 'DTSTART:tomorrow'))],
    ['with a rule that is none', calendar(event('1', 'DTSTART:20260401T080000Z', 'RRULE:FREQ=SOMETIMES'))],
    ['nested without end', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(4_000)}`],
  ])('that is %s is broken, and it is said why', (_what, text) => {
    expect(faultOf(text)).toEqual({ kind: 'broken', reason: expect.stringMatching(/\w/) });
  });

  const many = (length: number, ...lines: string[]) =>
    calendar(
      ...Array.from({ length }, (_, index) => event(`${index}`, 'DTSTART:20260401T080000Z', 'DURATION:PT1H', ...lines)),
    );

  it.each([
    ['more events than anybody has', many(5_001), '5000 events'],
    ['an event that comes again every second', many(1, 'RRULE:FREQ=SECONDLY'), '2000 shifts'],
    [
      'one that came again every minute since long ago',
      calendar(event('1', 'DTSTART:20200101T080000Z', 'DURATION:PT1S', 'RRULE:FREQ=MINUTELY')),
      '100000 occurrences',
    ],
    ['many that come again', many(300, 'RRULE:FREQ=DAILY'), '2000 shifts'],
  ])('with %s is too large, and it is said for what', (_what, text, limit) => {
    expect(faultOf(text)).toEqual({ kind: 'too-large', limit });
  });
});
