/** Endings of nouns, adjectives and verbs, without the plural and without accents. */
const ENDINGS = [
  ...['issement', 'ement', 'ment', 'isation', 'ation', 'ition', 'atrice', 'ateur', 'trice', 'teur', 'euse', 'eur'],
  ...['ance', 'ence', 'able', 'ible', 'isme', 'iste', 'ivite', 'ite', 'ive', 'if', 'elle', 'el', 'ale', 'al', 'age'],
  ...['eraient', 'iraient', 'erait', 'irait', 'erion', 'eriez', 'eron', 'iron', 'eront', 'iront', 'erez', 'irez'],
  ...['erai', 'irai', 'era', 'ira', 'issaient', 'issait', 'issant', 'issent', 'aient', 'ait', 'ante', 'ant', 'ente'],
  ...['ent', 'iez', 'ion', 'on', 'ez', 'er', 'ir', 'ee', 'ie', 'ue', 'ai', 'a', 'e', 'i', 'u'],
];
/** What is left of a word has at least three letters. */
const ENDING = new RegExp(`^(.{3,}?)(?:${ENDINGS.toSorted((one, other) => other.length - one.length).join('|')})$`);

const singular = (word: string): string =>
  word
    .replace(/eaux$/, 'eau')
    .replace(/(..)aux$/, '$1al')
    .replace(/(..)[sx]$/, '$1');

/** One spelling for what is written otherwise before another ending. */
const evened = (stem: string): string =>
  stem
    .replace(/qu?$/, 'c')
    .replace(/gu$/, 'g')
    .replace(/y$/, 'i')
    .replace(/(...)i$/, '$1')
    .replace(/([^aeiou])\1$/, '$1');

/** What the forms of a French word have in common: `répliquer`, `répliqué` and `réplications` are `replic`. Without accents. */
export function frenchStem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const one = singular(word);
  return evened(ENDING.exec(one)?.[1] ?? one);
}
