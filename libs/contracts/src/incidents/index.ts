export * from './events.js';
export * from './incident.js';
export * from './rejections.js';
export * from './requests.js';
