/** Where the stores of this service are injected. */
export const INCIDENTS = Symbol('incidents');
/** Where the store of components is injected. */
export const COMPONENTS = Symbol('components');
