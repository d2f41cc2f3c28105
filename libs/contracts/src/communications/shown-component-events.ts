/** Every event of this room. */
export const SHOWN_COMPONENT_EVENTS = [] as const;
