import type { Language } from '#contracts';

/** A time as documents have it, in UTC to the minute: 2017-01-31 22:05. */
export const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** What introduces something: French sets a space before the colon. */
export const colon = (language: Language): string => (language === 'fr' ? ' : ' : ': ');
