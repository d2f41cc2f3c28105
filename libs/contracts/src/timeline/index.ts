export * from './entry.js';
export * from './events.js';
export * from './rejections.js';
export * from './requests.js';
