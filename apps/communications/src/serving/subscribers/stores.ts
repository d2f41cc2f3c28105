/** Where the store of subscriptions is injected. */
export const SUBSCRIPTIONS = Symbol('subscriptions');
