import ICAL from 'ical.js';
import type { Attendance, Meeting } from '#contracts';

/** Somebody as calendars know them. */
export interface CalendarPerson {
  readonly name: string;
  readonly email: string;
}

/** What stands in an invitation. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly meeting: Pick<
    Meeting,
    'id' | 'startsAt' | 'minutes' | 'title' | 'place' | 'link' | 'revision' | 'changedAt'
  >;
  /** What is to be spoken of, in words. */
  readonly description: string;
  readonly organizer: CalendarPerson;
  /** The address that sends it for the organizer. */
  readonly sentBy: string;
  readonly attendees: readonly (CalendarPerson & { readonly answer: Attendance })[];
}

// The library counts no space before what goes on, and a line has at most 75 octets.
ICAL.foldLength = 74;

const PRODUCT = '-//Muster//Postmortem meetings//EN';
const MINUTE_MS = 60_000;

const PARTSTAT: Readonly<Record<Attendance, string>> = {
  awaited: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
};

/** In UTC, so that no description of a time zone can be wrong. */
const utc = (ms: number): ICAL.Time => ICAL.Time.fromJSDate(new Date(ms), true);

/** A name that stands in a parameter: there a quotation mark cannot be written that every calendar reads. */
const named = (name: string): string => name.replaceAll('"', "'");

function person(kind: 'organizer' | 'attendee', { name, email }: CalendarPerson, more: Record<string, string>) {
  const property = new ICAL.Property(kind);
  property.setValue(`mailto:${email}`);
  for (const [parameter, value] of Object.entries({ cn: named(name), ...more }))
    property.setParameter(parameter, value);
  return property;
}

/**
 * A meeting as calendars take it (RFC 5545, 5546): the same UID for all its life, and a SEQUENCE that rises with each revision,
 * so that a later one replaces an earlier one however they arrive. Escaping and folding are the library's.
 */
export function writeCalendar({ method, meeting, description, organizer, sentBy, attendees }: Invitation): string {
  const starts = Date.parse(meeting.startsAt);
  const event = new ICAL.Component('vevent');
  const add = (name: string, value: unknown) => event.addPropertyWithValue(name, value as never);
  add('uid', `${meeting.id}@muster`);
  add('sequence', meeting.revision);
  add('dtstamp', utc(Date.parse(meeting.changedAt)));
  add('dtstart', utc(starts));
  add('dtend', utc(starts + meeting.minutes * MINUTE_MS));
  add('summary', meeting.title);
  add('description', description);
  add('status', method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
  add('transp', 'OPAQUE');
  if (meeting.place !== null) add('location', meeting.place);
  // Parsed and written again: nothing that is no address gets out of the line.
  if (meeting.link !== null) add('url', new URL(meeting.link).href);
  event.addProperty(person('organizer', organizer, { 'sent-by': `mailto:${sentBy}` }));
  for (const { answer, ...one } of attendees) {
    const asked = {
      role: 'REQ-PARTICIPANT',
      partstat: PARTSTAT[answer],
      rsvp: answer === 'awaited' ? 'TRUE' : 'FALSE',
    };
    event.addProperty(person('attendee', one, asked));
  }
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', method);
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}
