import { LANGUAGES } from '#contracts';
import type { Resource } from '../resource.js';
import { atom } from './atom.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';

const FORMATS: readonly Resource[] = [
  { path: '/history.rss', type: 'application/rss+xml; charset=utf-8', make: rss },
  { path: '/history.atom', type: 'application/atom+xml; charset=utf-8', make: atom },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', make: jsonFeed },
];

/** What readers of feeds ask: in the language that they wish for, or at an address in the one that their reader chose. */
export const FEED_RESOURCES: readonly Resource[] = FORMATS.flatMap((format) => [
  format,
  ...LANGUAGES.map((language) => ({
    ...{ path: `/${language}${format.path}`, type: format.type },
    make: (asked: Parameters<Resource['make']>[0]) => format.make({ ...asked, language }),
  })),
]);
