/** Where the store of problems is injected. */
export const PROBLEMS = Symbol('problems');
