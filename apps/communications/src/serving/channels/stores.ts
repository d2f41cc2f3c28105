/** Where the channels are injected: a map of them by name. */
export const CHANNELS = Symbol('channels');
