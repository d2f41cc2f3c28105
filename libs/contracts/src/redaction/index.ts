export * from './without-words.js';
export * from './words-to-take-out.js';
