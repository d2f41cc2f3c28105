/** Where what plans deliveries is injected. */
export const PLANNER = Symbol('planner');
