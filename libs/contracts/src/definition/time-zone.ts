import { z } from 'zod';

/** A name of the IANA database, as this machine's own edition knows it; offsets such as +02:00 are no names. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The time zone that somebody or something lives in, by its IANA name. */
export const timeZone = () =>
  z.string().max(100).refine(isTimeZone, { error: 'a time zone by its IANA name, such as Europe/Paris' });
