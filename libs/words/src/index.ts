export { COMMON_WORDS } from './common-words.js';
export { COMMON, formOf, formsOf, inEachLanguage } from './forms.js';
export { type Word, wordsOfText } from './words-of-text.js';
