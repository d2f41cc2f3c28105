/** Where what plans deliveries is injected. */
export const PLANNER = Symbol('planner');

/** Where the store of dispatches is injected. */
export const DISPATCHES = Symbol('dispatches');

/** Where the queue between those who plan and those who deliver is injected. */
export const WORK = Symbol('work');
