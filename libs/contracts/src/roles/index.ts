export * from './board.js';
export * from './bringing.js';
export * from './events.js';
export * from './person.js';
export * from './person-rejections.js';
export * from './rejections.js';
export * from './requests.js';
export * from './role.js';
