import { later } from '#contracts';
/** An instant some seconds after another; both ISO 8601 in UTC with milliseconds, so that they compare as text. */
export const laterBy = (instant: string, seconds: number): string => later(instant, seconds * 1_000);
