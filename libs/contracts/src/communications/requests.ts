export * from './audience-requests.js';
export * from './briefing-requests.js';
export * from './delivery-requests.js';
export * from './notice-requests.js';
export * from './plan-requests.js';
export * from './response-requests.js';
export * from './template-requests.js';
export * from './update-requests.js';
