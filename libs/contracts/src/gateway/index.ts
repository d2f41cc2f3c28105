export * from './feed.js';
export * from './requests.js';
