const DAY_MS = 86_400_000;

/** The last days, today first, each as `2026-11-26`. */
export const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, index) => new Date(now.getTime() - index * DAY_MS).toISOString().slice(0, 10));

/** Which months a history has, and which one of them is shown. */
export interface ShownMonth {
  /** Latest first, each as `2026-11`. */
  readonly months: readonly string[];
  readonly month: string;
  /** Its days that lie in the history, latest first. */
  readonly days: readonly string[];
}

/** The month that somebody asked for, or the latest where there is no such month in the history. */
export function shownMonth(asked: string | undefined, now: Date, count: number): ShownMonth {
  const days = lastDays(now, count);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const month = months.find((one) => one === asked) ?? months[0]!;
  return { months, month, days: days.filter((day) => day.startsWith(month)) };
}
