import { maintenanceEndsBefore, maintenanceInPast, maintenanceTooFar, maintenanceTooLong } from '#contracts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer work is announced in parts: nobody plans by a window of months. */
const LONGEST_DAYS = 30;
/** Years with five digits would break the order of times as text; nobody plans further. */
const FURTHEST_DAYS = 730;

/** When work is planned, with times as the house writes them. */
export interface Planned {
  readonly scheduledFor: string;
  readonly scheduledUntil: string;
}

/** A time as the house writes it: UTC with milliseconds, so that times compare as text. */
export const inUtc = (instant: string): string => new Date(instant).toISOString();

function mustBeToCome(field: keyof Planned, given: string, now: string): void {
  if (Date.parse(given) >= Date.parse(now) - MINUTE_MS) return;
  throw maintenanceInPast({ given, now }, [{ field, message: `before ${now}` }]);
}

/**
 * Refuses what cannot be planned. A minute ago is now, for clocks differ; the beginning of what has begun may lie in the past.
 * Throws `maintenance-ends-before`, `maintenance-in-past`, `maintenance-too-long` and `maintenance-too-far`.
 */
export function mustBePlannable({ scheduledFor, scheduledUntil }: Planned, now: string, hasBegun = false): void {
  const [from, until] = [Date.parse(scheduledFor), Date.parse(scheduledUntil)];
  if (!hasBegun) mustBeToCome('scheduledFor', scheduledFor, now);
  if (until <= from) throw maintenanceEndsBefore({ scheduledFor, scheduledUntil });
  mustBeToCome('scheduledUntil', scheduledUntil, now);
  if (from - Date.parse(now) > FURTHEST_DAYS * DAY_MS) throw maintenanceTooFar({ days: FURTHEST_DAYS });
  if (until - from > LONGEST_DAYS * DAY_MS) throw maintenanceTooLong({ days: LONGEST_DAYS });
}
