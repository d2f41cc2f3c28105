import type { Resource } from '../resource.js';

/** The feeds. */
export const FEED_RESOURCES: readonly Resource[] = [];
