/** Calendars that specs read. */
export const calendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Muster//spec//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');

/** An event of these lines, with an id of its own. */
export const event = (uid: string, ...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'].join('\r\n');

/** An event from a time to another, both as iCalendar writes them after the name of the property. */
export const shift = (from: string, until: string, ...lines: readonly string[]): string =>
  event(`${from}-${until}-${lines.join()}`, `DTSTART${from}`, `DTEND${until}`, ...lines);

/** A rule that never comes true, and of which nobody can tell that by counting what does. */
export const NEVER = event(
  'never',
  'DTSTART:20260101T090000Z',
  'DURATION:PT1H',
  'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
);
