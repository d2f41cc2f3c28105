/** What can happen here. */
export const NOTICE_EVENTS = [] as const;
