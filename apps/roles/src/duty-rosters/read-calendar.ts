import ICAL from 'ical.js';

/*
 * Read in a thread of its own, as source too, where nothing of this project can be imported but types: hence one file.
 * What a library of calendars does with a hostile one cannot be known; what is counted here is for a clear refusal, and
 * the thread's own limits of time and memory hold whatever is not.
 */

/** Somebody is on duty, from an instant to another. */
export interface Shift {
  readonly from: string;
  readonly until: string;
  /** Mail addresses of attendees who have not declined. */
  readonly attendees: readonly string[];
  readonly organizer: string | null;
  readonly summary: string;
}

/** What can be wrong with a calendar. */
export type CalendarFault =
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly limit: string }
  | { readonly kind: 'zone-unknown'; readonly zone: string };

/** What is to be read of a calendar. */
export interface CalendarQuestion {
  readonly text: string;
  /** IANA name: the zone of times that name none. */
  readonly zone: string;
  readonly from: string;
  readonly until: string;
}

/** A calendar that cannot be used; never leaves the thread. */
export class UnusableCalendar extends Error {
  readonly fault: CalendarFault;

  constructor(fault: CalendarFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const MOST_EVENTS = 5_000;
const MOST_OCCURRENCES = 100_000;
const MOST_SHIFTS = 2_000;
const DAY_MS = 86_400_000;
/** Of what is kept of a line: that of a mail address. */
const LONGEST_TEXT = 254;
/** Nobody needs more people on duty in one shift. */
const MOST_ATTENDEES = 10;

/** A zone by its IANA name, with the rules of this machine's edition. Throws a RangeError for a name there is not. */
class NamedZone extends ICAL.Timezone {
  private readonly format: Intl.DateTimeFormat;
  /** Offsets by day since 1970; null for a day on which the clocks change. */
  private readonly ofDays = new Map<number, number | null>();

  constructor(name: string) {
    super({ tzid: name } as never);
    this.tzid = name;
    this.format = new Intl.DateTimeFormat('en', {
      ...{ timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  /** Seconds east of UTC at a time of this zone's own clock; asked twice, for the first guess may be beyond a change. */
  override utcOffset({ year, month, day, hour, minute, second }: ICAL.Time): number {
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return this.offsetAt(wall - this.offsetAt(wall) * 1_000);
  }

  /** Asking `Intl` is slow, and most days have one offset from their beginning to their end. */
  private offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY_MS);
    if (!this.ofDays.has(day)) {
      const [first, last] = [this.lookUp(day * DAY_MS), this.lookUp((day + 1) * DAY_MS)];
      this.ofDays.set(day, first === last ? first : null);
    }
    return this.ofDays.get(day) ?? this.lookUp(instant);
  }

  private lookUp(instant: number): number {
    const at = Object.fromEntries(this.format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(at.year!, at.month! - 1, at.day, at.hour, at.minute, at.second);
    return Math.round((wall - instant) / 1_000);
  }
}

function namedZone(name: string): ICAL.Timezone {
  try {
    return new NamedZone(name);
  } catch {
    throw new UnusableCalendar({ kind: 'zone-unknown', zone: name.slice(0, LONGEST_TEXT) });
  }
}

/** All shifts that touch the window, in the order of their beginning. Throws {@link UnusableCalendar}. */
export function readCalendar({ text, zone, from, until }: CalendarQuestion): Shift[] {
  const window = { from: Date.parse(from) / 1_000, until: Date.parse(until) / 1_000 };
  try {
    const shifts = eventsIn(text).flatMap(occurrencesIn(window, namedZone(zone)));
    return shifts.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  } catch (error) {
    if (error instanceof UnusableCalendar) throw error;
    // What the library throws, whatever it is, is the calendar's fault.
    throw new UnusableCalendar({ kind: 'broken', reason: String((error as Error).message).slice(0, LONGEST_TEXT) });
  }
}

/** The events of a calendar, each with its exceptions; cancelled ones are left out. */
function eventsIn(text: string): ICAL.Event[] {
  const announced = text.match(/^BEGIN:VEVENT/gim)?.length ?? 0;
  if (announced > MOST_EVENTS) throw new UnusableCalendar({ kind: 'too-large', limit: `${MOST_EVENTS} events` });
  const calendars = calendarsIn(text);
  for (const calendar of calendars) knowZonesOf(calendar);
  const components = calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  const events = components.map((component) => new ICAL.Event(component, { exceptions: [] }));
  if (events.some(({ startDate }) => !startDate))
    throw new UnusableCalendar({ kind: 'broken', reason: 'an event has no DTSTART' });
  const single = new Map(events.filter((event) => !event.isRecurrenceException()).map((event) => [event.uid, event]));
  for (const exception of events.filter((event) => event.isRecurrenceException())) {
    single.get(exception.uid)?.relateException(exception);
  }
  return events.filter((event) => !event.isRecurrenceException() || !single.has(event.uid));
}

function calendarsIn(text: string): ICAL.Component[] {
  const roots = ICAL.parse(text) as unknown[];
  const parsed = Array.isArray(roots[0]) ? (roots as unknown[][]) : [roots];
  const calendars = parsed.filter(([name]) => name === 'vcalendar').map((root) => new ICAL.Component(root as never));
  if (calendars.length === 0) throw new UnusableCalendar({ kind: 'broken', reason: 'no VCALENDAR in it' });
  return calendars;
}

/** Zones that a calendar names and does not describe are known by their IANA names. */
function knowZonesOf(calendar: ICAL.Component): void {
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    // The library would take one without rules for UTC.
    const hasRules = zone.getFirstSubcomponent('standard') ?? zone.getFirstSubcomponent('daylight');
    if (!hasRules) calendar.removeSubcomponent(zone);
  }
  for (const event of calendar.getAllSubcomponents('vevent')) {
    for (const property of event.getAllProperties()) {
      const name = property.getFirstParameter('tzid');
      if (!name || calendar.getTimeZoneByID(name) || ICAL.TimezoneService.has(name)) continue;
      ICAL.TimezoneService.register(namedZone(name), name);
    }
  }
}

const occurrencesIn = (window: { from: number; until: number }, zone: ICAL.Timezone) => {
  let [seen, found] = [0, 0];
  const instant = (time: ICAL.Time): number => {
    const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone;
    if (!isFloating) return time.toUnixTime();
    const { year, month, day, hour, minute, second } = time;
    return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone).toUnixTime();
  };
  const shift = ({ startDate, endDate, item }: Pick<ICAL.Event, 'startDate' | 'endDate'> & { item: ICAL.Event }) => {
    const [begins, ends] = [instant(startDate), instant(endDate)];
    const isCancelled = item.component.getFirstPropertyValue('status') === 'CANCELLED';
    if (isCancelled || ends <= window.from || begins >= window.until || ends <= begins) return [];
    found += 1;
    if (found > MOST_SHIFTS) throw new UnusableCalendar({ kind: 'too-large', limit: `${MOST_SHIFTS} shifts` });
    return [{ from: written(begins), until: written(ends), ...peopleOf(item) }];
  };
  return (event: ICAL.Event): Shift[] => {
    if (!event.isRecurring()) return shift({ startDate: event.startDate, endDate: event.endDate, item: event });
    const shifts = Object.values(event.exceptions).flatMap((one) => shift({ ...datesOf(one), item: one }));
    // What began earlier is over, unless a change of all that follow has made it longer.
    const lasting = event.rangeExceptions.length > 0 ? -Infinity : window.from - lengthOf(event) - DAY_MS / 1_000;
    const iterator = event.iterator();
    for (let next = iterator.next(); next && instant(next) < window.until; next = iterator.next()) {
      seen += 1;
      if (seen > MOST_OCCURRENCES) {
        throw new UnusableCalendar({ kind: 'too-large', limit: `${MOST_OCCURRENCES} occurrences` });
      }
      if (instant(next) < lasting) continue;
      const details = event.getOccurrenceDetails(next);
      // Those that were moved have been taken above, wherever they were moved to.
      const isMoved = details.item !== event && details.item.recurrenceId.compare(next) === 0;
      if (!isMoved) shifts.push(...shift(details as never));
    }
    return shifts;
  };
};

const lengthOf = ({ startDate, endDate }: ICAL.Event): number => endDate.toUnixTime() - startDate.toUnixTime();

const datesOf = ({ startDate, endDate }: ICAL.Event) => ({ startDate, endDate });

const written = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** `mailto:ada@example.org` is an address; anything else is none. */
const addressIn = (value: unknown): string[] => {
  const [, address] = /^mailto:(\S+@\S+)$/i.exec(String(value).trim()) ?? [];
  return address === undefined || address.length > LONGEST_TEXT ? [] : [address.toLowerCase()];
};

/** Rooms and the like attend too; they are nobody. */
const isSomebody = (attendee: ICAL.Property): boolean =>
  ['', 'INDIVIDUAL', 'UNKNOWN'].includes(String(attendee.getFirstParameter('cutype') ?? '').toUpperCase()) &&
  String(attendee.getFirstParameter('partstat') ?? '').toUpperCase() !== 'DECLINED';

function peopleOf({ attendees, organizer, summary }: ICAL.Event): Pick<Shift, 'attendees' | 'organizer' | 'summary'> {
  const addresses = attendees.filter(isSomebody).flatMap((attendee) => addressIn(attendee.getFirstValue()));
  return {
    attendees: [...new Set(addresses)].slice(0, MOST_ATTENDEES),
    organizer: addressIn(organizer)[0] ?? null,
    summary: String(summary ?? '')
      .trim()
      .slice(0, LONGEST_TEXT),
  };
}
