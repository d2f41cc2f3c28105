/** Where the store of analyses is injected. */
export const ANALYSES = Symbol('analyses');
