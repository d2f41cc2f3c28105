/** Where the store of templates is injected. */
export const TEMPLATES = Symbol('templates');
