export * from './dead-letter.js';
export * from './rejections.js';
export * from './requests.js';
