/** Where the store of shown components is injected. */
export const SHOWN_COMPONENTS = Symbol('shown components');
