/** Where the store of updates is injected. */
export const UPDATES = Symbol('updates');
