/** Where the store of communication plans is injected. */
export const PLANS = Symbol('plans');
