/** Where the store of audiences is injected. */
export const AUDIENCES = Symbol('audiences');
