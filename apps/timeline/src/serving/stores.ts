/** Where the store of what people decide on is injected. */
export const ENTRIES = Symbol('entries');
