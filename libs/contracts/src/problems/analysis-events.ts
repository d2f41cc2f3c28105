/** Every event of this room. */
export const ANALYSIS_EVENTS = [] as const;
