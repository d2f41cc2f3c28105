export * from './events.js';
export * from './incident.js';
export * from './merging-events.js';
export * from './merging-rejections.js';
export * from './rejections.js';
export * from './requests.js';
