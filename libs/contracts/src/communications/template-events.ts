/** What can happen here. */
export const TEMPLATE_EVENTS = [] as const;
