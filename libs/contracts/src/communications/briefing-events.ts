/** What can happen here. */
export const BRIEFING_EVENTS = [] as const;
