/** Where the store of what people decide on is injected. */
export const ENTRIES = Symbol('entries');

/** Where the store of redactions is injected. */
export const REDACTIONS = Symbol('redactions');
