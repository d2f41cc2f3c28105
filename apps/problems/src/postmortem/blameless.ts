import type { Language, PersonReference } from '#contracts';

/** Somebody, and the role they had; null: none that is known. */
export interface Known extends PersonReference {
  readonly role: string | null;
}

const SHORTEST_NAME = 2;
const SOMEBODY: Readonly<Record<Language, string>> = { en: 'a responder', fr: 'une personne de l’équipe' };
const ADDRESS_TAKEN_OUT: Readonly<Record<Language, string>> = { en: '[e-mail address]', fr: '[adresse e-mail]' };
const E_MAIL = /[^\s@<>()[\]{}"'`,;:|\\]{1,64}@[^\s@<>()[\]{}"'`,;:|\\]{1,255}\.\p{L}{2,24}/gu;

/** Finds any of these names as a word of its own, the longest first: “Ana Maria” before “Ana”. */
export function patternOf(names: readonly string[]): RegExp {
  const all = names.toSorted((one, other) => other.length - one.length).map(RegExp.escape);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/**
 * The rule of a postmortem without blame: in a text of the record each name becomes the role of whoever it is, and addresses go.
 * With `names` everything stays as it is.
 */
export function blameless(
  people: readonly Known[],
  { names, language }: { names: boolean; language: Language },
): (text: string) => string {
  if (names) return (text) => text;
  const roles = new Map<string, string>();
  for (const { name, role } of people) {
    if (name.length >= SHORTEST_NAME && (role !== null || !roles.has(name)))
      roles.set(name, role ?? SOMEBODY[language]);
  }
  const pattern = roles.size > 0 ? patternOf([...roles.keys()]) : undefined;
  return (text) => {
    const clean = text.replace(E_MAIL, ADDRESS_TAKEN_OUT[language]);
    return pattern ? clean.replace(pattern, (name) => roles.get(name) ?? name) : clean;
  };
}
