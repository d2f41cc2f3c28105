const CONSONANTS = '[^aeiou][^aeiouy]*';
const VOWELS = '[aeiouy][aeiou]*';
/** How many times vowels are followed by consonants: the measure of M. F. Porter, An algorithm for suffix stripping (1980). */
const ONCE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}`);
const JUST_ONCE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}(?:${VOWELS})?$`);
const TWICE = new RegExp(`^(?:${CONSONANTS})?${VOWELS}${CONSONANTS}${VOWELS}${CONSONANTS}`);
const HAS_VOWEL = new RegExp(`^(?:${CONSONANTS})?[aeiouy]`);
const SHORT_END = new RegExp(`^${CONSONANTS}[aeiouy][^aeiouwxy]$`);

const LONG_SUFFIXES: Readonly<Record<string, string>> = {
  ...{ ational: 'ate', tional: 'tion', enci: 'ence', anci: 'ance', izer: 'ize', bli: 'ble', alli: 'al', entli: 'ent' },
  ...{ eli: 'e', ousli: 'ous', ization: 'ize', ation: 'ate', ator: 'ate', alism: 'al', iveness: 'ive', logi: 'log' },
  ...{ fulness: 'ful', ousness: 'ous', aliti: 'al', iviti: 'ive', biliti: 'ble' },
};
const SHORT_SUFFIXES: Readonly<Record<string, string>> = {
  ...{ icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' },
};
const ENDINGS = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

const endingOf = (suffixes: object) =>
  new RegExp(
    `(${Object.keys(suffixes)
      .toSorted((one, other) => other.length - one.length)
      .join('|')})$`,
  );
const LONG = endingOf(LONG_SUFFIXES);
const SHORT = endingOf(SHORT_SUFFIXES);

const withoutPlural = (word: string): string => word.replace(/(ss|i)es$/, '$1').replace(/([^s])s$/, '$1');

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return ONCE.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const [, stem] = /^(.*?)(?:ed|ing)$/.exec(word) ?? [];
  if (stem === undefined || !HAS_VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return JUST_ONCE.test(stem) && SHORT_END.test(stem) ? `${stem}e` : stem;
}

function replaced(word: string, ending: RegExp, by: Readonly<Record<string, string>>): string {
  const [, suffix] = ending.exec(word) ?? [];
  if (suffix === undefined) return word;
  const stem = word.slice(0, -suffix.length);
  return ONCE.test(stem) ? stem + by[suffix] : word;
}

function withoutEnding(word: string): string {
  const [, stem] = ENDINGS.exec(word) ?? /^(.*[st])ion$/.exec(word) ?? [];
  return stem !== undefined && TWICE.test(stem) ? stem : word;
}

function withoutE(word: string): string {
  const stem = word.slice(0, -1);
  const isLong = TWICE.test(stem) || (JUST_ONCE.test(stem) && !SHORT_END.test(stem));
  const left = word.endsWith('e') && isLong ? stem : word;
  return left.endsWith('ll') && TWICE.test(left) ? left.slice(0, -1) : left;
}

/** What the forms of an English word have in common: `replicated`, `replication` and `replicates` are `replic`. */
export function englishStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const present = withoutTense(withoutPlural(word)).replace(/^(.+[^aeiouy])y$/, '$1i');
  return withoutE(withoutEnding(replaced(replaced(present, LONG, LONG_SUFFIXES), SHORT, SHORT_SUFFIXES)));
}
