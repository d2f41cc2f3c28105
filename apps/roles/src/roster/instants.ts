/** An instant some seconds after another; both ISO 8601 in UTC with milliseconds, so that they compare as text. */
export const laterBy = (instant: string, seconds: number): string =>
  new Date(new Date(instant).getTime() + seconds * 1_000).toISOString();
