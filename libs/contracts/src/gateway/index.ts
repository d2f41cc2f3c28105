export * from './feed.js';
export * from './files.js';
export * from './requests.js';
