/** Every event of this room. */
export const REMEDIATION_EVENTS = [] as const;
