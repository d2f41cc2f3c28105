import { type Language, spokenTime } from '#contracts';
import { type Markup, markup } from './markup.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

// Made once for each language: each has memory of its own outside of the heap.
const formats = <Format>(make: (locale: string) => Format): Readonly<Record<Language, Format>> => ({
  en: make(LOCALES.en),
  fr: make(LOCALES.fr),
});
const dates = (options: Intl.DateTimeFormatOptions) =>
  formats((locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));

const HOURS = dates({ hour: '2-digit', minute: '2-digit' });
const DAYS = dates({ day: 'numeric', month: 'long' });
const WEEKDAYS = dates({ weekday: 'long', day: 'numeric', month: 'long' });
const MONTHS = dates({ month: 'long', year: 'numeric' });
const SHARES = formats((locale) => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 }));

const asDate = (instant: string | Date): Date => new Date(instant);

/** The time of day: "14:05 UTC". */
export const hour = (instant: string | Date, language: Language): string =>
  `${HOURS[language].format(asDate(instant))} UTC`;

/** "26 November". */
export const day = (instant: string | Date, language: Language): string => DAYS[language].format(asDate(instant));

/** "Thursday 26 November". */
export const weekday = (instant: string | Date, language: Language): string =>
  WEEKDAYS[language].format(asDate(instant));

/** Days in a row: "21–25 November". */
export const dayRange = (from: string | Date, until: string | Date, language: Language): string =>
  DAYS[language].formatRange(asDate(from), asDate(until));

/** "November 2026". */
export const month = (instant: string | Date, language: Language): string => {
  const words = MONTHS[language].format(asDate(instant));
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A point in time as people and programs read it. */
export const time = (instant: string, language: Language): Markup =>
  markup`<time datetime="${instant}">${spokenTime(instant, language)}</time>`;

/** From one time to another, of the same day or not: "26 Nov 2026, 14:05 – 15:10 UTC". */
export function between(from: string, until: string, language: Language): Markup {
  const isSameDay = from.slice(0, 10) === until.slice(0, 10);
  const ending = isSameDay ? hour(until, language) : spokenTime(until, language);
  const beginning = isSameDay ? spokenTime(from, language).replace(/ UTC$/, '') : spokenTime(from, language);
  return markup`<time datetime="${from}">${beginning}</time> – <time datetime="${until}">${ending}</time>`;
}

/** A share in percent, never rounded to a whole that was not. */
export const share = (percent: number, language: Language): string =>
  SHARES[language].format(Math.floor(percent * 100 + 1e-6) / 10_000);

/** How long: "3 h 20 min"; the short words are the same in both languages but the day's. */
export function duration(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const parts = [
    [Math.floor(minutes / 1_440), language === 'fr' ? 'j' : 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).slice(0, 2);
  return said.map(([count, unit]) => `${count}\u00a0${unit}`).join(' ');
}
