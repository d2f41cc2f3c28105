import type { Resource } from '../resource.js';

/** What programs read. */
export const API_RESOURCES: readonly Resource[] = [];
