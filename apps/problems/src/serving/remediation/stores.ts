/** Where the store of items is injected. */
export const REMEDIATION = Symbol('remediation');

/** Where the store of what is watched of problems is injected. */
export const WATCHES = Symbol('watches');
