/** What can happen here. */
export const DELIVERY_EVENTS = [] as const;
