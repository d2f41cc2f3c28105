/** Every event of this room. */
export const POSTMORTEM_EVENTS = [] as const;
