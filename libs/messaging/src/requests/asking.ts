/** What a program needs that asks others and answers nobody. */
export { type Bus, connectBus } from '../bus/bus.js';
export { STATUS_PAGE } from '../bus/bus-accounts.js';
export { preferredLanguage } from './language.js';
export { Refused } from './refused.js';
export { RequestClient } from './request-client.js';
