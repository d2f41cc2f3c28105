/** What can happen here. */
export const RESPONSE_EVENTS = [] as const;
