import type { Resource } from '../resource.js';
import { atom } from './atom.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';

/** What readers of feeds ask. */
export const FEED_RESOURCES: readonly Resource[] = [
  { path: '/history.rss', type: 'application/rss+xml; charset=utf-8', make: rss },
  { path: '/history.atom', type: 'application/atom+xml; charset=utf-8', make: atom },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', make: jsonFeed },
];
