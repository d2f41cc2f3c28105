import { LANGUAGES, type Language } from '#contracts';
import { COMMON, formOf, wordsOfText } from '#words';

/** Words of one thing that are compared: the first ones say what it is about. */
export const MOST_WORDS = 24;
/** Labels and components of one thing that are compared, each. */
const MOST_NAMED = 50;

/** What a trait is of. A problem is one that stands behind it; a word has its form in a language. */
export type TraitKind = 'alert' | 'label' | 'component' | 'problem' | Language;

/** A trait as it is kept and looked for: `component=checkout`, `en=replic`. */
export const trait = (kind: TraitKind, value: string): string => `${kind}=${value}`;

/** What a trait is of. */
export const kindOf = (given: string): TraitKind => given.slice(0, given.indexOf('=')) as TraitKind;

/** Its value. */
export const traitValue = (given: string): string => given.slice(given.indexOf('=') + 1);

/** What something is compared by. */
export interface Comparable {
  readonly texts: readonly string[];
  readonly components?: readonly string[];
  readonly dedupKey?: string | null;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Numbers and single letters stand everywhere. */
const tells = (plain: string): boolean => plain.length > 1 && !/^\d+$/.test(plain);

/** The telling words of texts: the form of each in a language, and how it was written first. */
export function wordsIn(texts: readonly string[], language: Language): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const { plain, start, end } of wordsOfText(text)) {
      const form = formOf(plain, language);
      if (form === COMMON || !tells(plain) || found.has(form)) continue;
      if (found.size === MOST_WORDS) return found;
      found.set(form, text.slice(start, end));
    }
  }
  return found;
}

/** All traits of something, each once. */
export function traitsOf({ texts, components = [], dedupKey, labels = {} }: Comparable): string[] {
  const words = LANGUAGES.flatMap((language) =>
    Array.from(wordsIn(texts, language).keys(), (form) => trait(language, form)),
  );
  const named = Object.entries(labels).map(([key, value]) => trait('label', `${key}=${value}`));
  const affected = components.map((key) => trait('component', key));
  const alert = dedupKey ? [trait('alert', dedupKey)] : [];
  const all = [...alert, ...named.slice(0, MOST_NAMED), ...affected.slice(0, MOST_NAMED), ...words];
  return [...new Set(all)];
}
