import { daysLater, dueInThePast, type RemediationPriority } from '#contracts';

/** In how many days something of each priority is due. */
export type DaysByPriority = Readonly<Record<RemediationPriority, number>>;

/** What holds unless whoever runs Muster says otherwise. */
export const DAYS_BY_PRIORITY: DaysByPriority = { urgent: 7, high: 30, medium: 60, low: 90 };

/** When something of a priority is due that is set now. */
export const dueByPriority = (priority: RemediationPriority, now: string, days: DaysByPriority): string =>
  daysLater(now, days[priority]);

/** A time that is still to come, as it is kept. Throws `due-in-the-past`. */
export function dueToCome(given: string, now: string): string {
  const due = new Date(given).toISOString();
  if (due <= now) throw dueInThePast({ due, now });
  return due;
}
