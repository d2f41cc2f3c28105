const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A time so many milliseconds after another, or before it where there are less than none; both ISO 8601. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** A time so many minutes later. */
export const minutesLater = (instant: string, minutes: number): string => later(instant, minutes * MINUTE_MS);

/** A time so many days of 24 hours later. */
export const daysLater = (instant: string, days: number): string => later(instant, days * DAY_MS);
