import { type Person, WEEKDAYS, type Weekday } from '#contracts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clock on the wall shows. */
export interface LocalTime {
  readonly weekday: Weekday;
  /** Such as 08:30: comparable as text. */
  readonly time: string;
}

/** What the clocks show at the instant that was last asked for: whoever asks about many people asks about few zones. */
const shown = { at: '', byZone: new Map<string, LocalTime>() };

/** The time of a zone at an instant. */
export function localTime(instant: string, timeZone: string): LocalTime {
  if (shown.at !== instant) {
    shown.at = instant;
    shown.byZone.clear();
  }
  const time = shown.byZone.get(timeZone) ?? lookAtClock(instant, timeZone);
  shown.byZone.set(timeZone, time);
  return time;
}

function lookAtClock(instant: string, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return {
    weekday: parts.get('weekday')!.toLowerCase() as Weekday,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

const dayBefore = (weekday: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7]!;

/** Whether somebody is in their working hours at an instant; null when they have not said which those are. */
export function isAtWork(
  { timeZone, workingHours }: Pick<Person, 'timeZone' | 'workingHours'>,
  instant: string,
): boolean | null {
  if (!timeZone || !workingHours) return null;
  const { weekdays, from, to } = workingHours;
  const { weekday, time } = localTime(instant, timeZone);
  const begunToday = weekdays.includes(weekday) && time >= from;
  if (from < to) return begunToday && time < to;
  return begunToday || (weekdays.includes(dayBefore(weekday)) && time < to);
}
