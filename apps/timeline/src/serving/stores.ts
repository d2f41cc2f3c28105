/** Where the store of entries is injected. */
export const ENTRIES = Symbol('entries');
