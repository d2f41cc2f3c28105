/** Where the store of meetings is injected. */
export const MEETINGS = Symbol('meetings');

/** Where the store of what waits for a meeting is injected. */
export const CONVENINGS = Symbol('convenings');
