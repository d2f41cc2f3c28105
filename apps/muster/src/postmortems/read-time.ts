import { z } from 'zod';

/** A zone belongs to it: a time without one means two things. */
const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
/** As Go prints a time: `2017-01-31 23:00:00 +0000 UTC`. */
const PRINTED = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)(?: UTC)?$/;
/** What a program writes that knew no time. */
const UNKNOWN = /^0001-01-01/;

/** The zone as ISO 8601 has it. */
function zoneOf(given: string): string {
  if (given === 'Z' || given === 'UTC') return 'Z';
  return given.includes(':') ? given : `${given.slice(0, 3)}:${given.slice(3)}`;
}

/**
 * A point in time as a file has it: an instant with a zone, or a day, which begins at midnight UTC. Undefined where none is
 * told; null for what is no time.
 */
export function readTime(given: unknown): string | undefined | null {
  if (given === undefined || given === null || given === '') return undefined;
  const text = given instanceof Date && !Number.isNaN(given.getTime()) ? given.toISOString() : given;
  if (typeof text !== 'string') return null;
  if (UNKNOWN.test(text)) return undefined;
  if (day.safeParse(text).success) return `${text}T00:00:00.000Z`;
  const [, date, time, zone] = PRINTED.exec(text.trim()) ?? [];
  if (!date || !time || !zone) return null;
  const iso = `${date}T${time.length === 5 ? `${time}:00` : time}${zoneOf(zone)}`;
  return instant.safeParse(iso).success ? new Date(iso).toISOString() : null;
}
