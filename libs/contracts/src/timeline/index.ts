export * from './entry.js';
export * from './events.js';
export * from './note.js';
export * from './proof-requests.js';
export * from './redaction-events.js';
export * from './rejections.js';
export * from './requests.js';
export * from './search-result.js';
