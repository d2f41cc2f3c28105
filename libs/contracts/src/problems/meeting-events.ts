/** Every event of this room. */
export const MEETING_EVENTS = [] as const;
