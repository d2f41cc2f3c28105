/** Where the store of who reported that they are affected is injected. */
export const AFFECTED = Symbol('affected');
