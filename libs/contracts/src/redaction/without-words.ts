/** What stands where words were taken out; the same in every language, and of one length whatever it hides. */
export const REDACTED = '█████';

/** As a word stands in text that is JSON itself. */
const inJson = (word: string): string => JSON.stringify(word).slice(1, -1);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The words in every form they can stand in; longer ones first: one that is a part of another would leave the rest of that one. */
export const formsOf = (words: readonly string[]): string[] =>
  [...new Set(words.flatMap((word) => [word, inJson(word)]))].sort((one, other) => other.length - one.length);

function without(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return words.reduce((text, word) => text.replaceAll(word, REDACTED), value);
  if (Array.isArray(value)) return value.map((member) => without(member, words));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [without(name, words) as string, without(member, words)]),
  );
}

/**
 * A value with every occurrence of these words taken out of every text in it, however deep, and out of text that is JSON;
 * what is neither text, list nor plain object stays as it is. The words are taken as they are written: another case or
 * spelling is another word.
 */
export const withoutWords = <Value>(value: Value, words: readonly string[]): Value =>
  without(value, formsOf(words)) as Value;

/** Whether any of these words stands in any text of a value. */
export function hasWords(value: unknown, words: readonly string[]): boolean {
  const all = formsOf(words);
  const look = (one: unknown): boolean => {
    if (typeof one === 'string') return all.some((word) => one.includes(word));
    if (Array.isArray(one)) return one.some(look);
    return isPlain(one) && Object.entries(one).some(([name, member]) => look(name) || look(member));
  };
  return look(value);
}
