/** Every event of this room. */
export const FIGURE_EVENTS = [] as const;
