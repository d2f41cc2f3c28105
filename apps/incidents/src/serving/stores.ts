/** Where the stores of this service are injected. */
export const INCIDENTS = Symbol('incidents');
export const COMPONENTS = Symbol('components');
