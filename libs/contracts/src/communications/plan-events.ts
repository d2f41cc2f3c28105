/** What can happen here. */
export const PLAN_EVENTS = [] as const;
