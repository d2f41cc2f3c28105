import { API_RESOURCES } from './api/index.js';
import { FEED_RESOURCES } from './feeds/index.js';
import { asking } from './given-asked.js';
import { PAGE_RESOURCES } from './pages/index.js';

const ALL = [...API_RESOURCES, ...FEED_RESOURCES, ...PAGE_RESOURCES];

describe('the public', () => {
  it.each(ALL.map((one) => one.path))('reads nothing of the inside on %s', (path) => {
    const { make } = ALL.find((one) => one.path === path)!;
    const id = path.startsWith('/maintenances') ? 'mnt-planned' : 'pub-slow';
    const answer = make(asking({ params: { id } }))!;
    for (const inside of ['Zoraida', 'p-inside', 'INC-42', 'Hidden one']) expect(answer).not.toContain(inside);
  });

  it('gets the same bytes for the same copy, time and language', () => {
    for (const { make } of ALL) expect(make(asking())).toBe(make(asking()));
  });
});
