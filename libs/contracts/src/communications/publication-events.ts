/** Every event of this room. */
export const PUBLICATION_EVENTS = [] as const;
