/** Every event of this room. */
export const MAINTENANCE_EVENTS = [] as const;
