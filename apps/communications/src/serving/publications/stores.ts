/** Where the store of publications is injected. */
export const PUBLICATIONS = Symbol('publications');

/** Where all that the public may read is injected, each kind by when it changed. */
export const PUBLIC_CHANGES = Symbol('public changes');
