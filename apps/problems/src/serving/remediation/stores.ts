/** Where the store of items is injected. */
export const REMEDIATION = Symbol('remediation');
