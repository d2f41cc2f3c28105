/** The languages people read Muster in; the first is what an unknown wish falls back to. */
export const LANGUAGES = ['en', 'fr'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The same words in every language of {@link LANGUAGES}. */
export type Localised = Readonly<Record<Language, string>>;

/** What people call the languages. */
export const LANGUAGE_NAMES: Readonly<Record<Language, Localised>> = {
  en: { en: 'English', fr: 'anglais' },
  fr: { en: 'French', fr: 'français' },
};

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** A format of each language, made when it is first asked for and once: each has memory outside of the heap. */
function formats<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const known = made.get(language) ?? make(LOCALES[language]);
    made.set(language, known);
    return known;
  };
}

const times = formats(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
);
const lists = formats((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** A point in time in a person's language, UTC, to the minute: "31 Jan 2017, 22:00 UTC". */
export const spokenTime = (instant: string, language: Language): string =>
  `${times(language).format(new Date(instant))} UTC`;

/** Names in a row, as people write them: "Ada, Ben and Cleo". */
export const listed = (names: readonly string[], language: Language): string => lists(language).format(names);
