/** Where the store of postmortems is injected. */
export const POSTMORTEMS = Symbol('postmortems');

/** Where the store of their sections is injected. */
export const SECTIONS = Symbol('postmortem sections');

/** Where the store of the template is injected. */
export const TEMPLATES = Symbol('postmortem templates');
