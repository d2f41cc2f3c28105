import type { Resource } from '../resource.js';

/** What people read. */
export const PAGE_RESOURCES: readonly Resource[] = [];
