/** Every event of this room. */
export const ALIKE_EVENTS = [] as const;
