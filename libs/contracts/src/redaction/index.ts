export * from './in-the-way.js';
export * from './rejections.js';
export { hasWords, REDACTED, withoutWords } from './without-words.js';
export * from './words-to-take-out.js';
