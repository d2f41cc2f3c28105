const MINUTE_MS = 60_000;

/** A time so many milliseconds later. */
export const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** A time so many minutes later. */
export const minutesLater = (instant: string, minutes: number): string => later(instant, minutes * MINUTE_MS);
