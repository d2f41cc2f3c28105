/** The subjects of all that a status page follows: an event that changes something public carries the whole of it. */
export const PUBLIC_EVENTS = 'muster.*.*.communications.*';
