/** The languages people read Muster in; the first is what an unknown wish falls back to. */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The same words in every language of {@link LANGUAGES}. */
export type Localised = Readonly<Record<Language, string>>;

/** A point in time in a person's language, UTC, to the minute: "31 Jan 2017, 22:00 UTC". */
export function spokenTime(instant: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(instant))} UTC`;
}

/** Names in a row, as people write them: "Ada, Ben and Cleo". */
export const listed = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(names);
