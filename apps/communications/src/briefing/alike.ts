import type { Question } from '#contracts';

/** Words of this length and more say something. */
const TELLING = 4;
/** Half of the words that say something are the same. */
const ENOUGH = 0.5;

/** Without what does not matter: case, accents, signs. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(' ')
      .filter((word) => word.length >= TELLING),
  );

/** Whether two people ask the same, word for word. */
export const isSameQuestion = (one: string, other: string): boolean => plain(one) === plain(other);

/** How much two questions are alike, from 0 to 1: the words that both have, of those of the shorter. */
export function likeness(one: string, other: string): number {
  if (isSameQuestion(one, other)) return 1;
  const [mine, theirs] = [tellingWords(one), tellingWords(other)];
  const fewest = Math.min(mine.size, theirs.size);
  return fewest === 0 ? 0 : [...mine].filter((word) => theirs.has(word)).length / fewest;
}

/** The questions that are like these words, the most alike first. */
export const questionsLike = (words: string, questions: readonly Question[]): Question[] =>
  questions
    .map((question) => ({ question, like: likeness(words, question.words) }))
    .filter(({ like }) => like >= ENOUGH)
    .sort((one, other) => other.like - one.like)
    .map(({ question }) => question);
