/** Where the store of what people decide on is injected. */
export const ENTRIES = Symbol('entries');

/** Where the store of redactions is injected. */
export const REDACTIONS = Symbol('redactions');
/** Where the store of what is known of records is injected. */
export const RECORDS = Symbol('records');
