import { asking } from '../given-asked.js';
import type { Asked } from '../resource.js';
import { CALM_COPY, GIVEN_COPY, HOSTILE_COPY } from '../standing/given-copy.js';
import { NOTHING_KNOWN } from '../standing/public-copy.js';
import { lostPage, PAGE_RESOURCES } from './index.js';

const read = (path: string, more: Partial<Asked> = {}): string | null =>
  PAGE_RESOURCES.find((one) => one.path === path)!.make(asking(more));

/** What stands between the tags. */
const textOf = (html: string | null): string =>
  (html ?? '')
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the first page', () => {
  it('says how all is, what is going on, what is planned, and when that was known', () => {
    const text = textOf(read('/'));
    for (const words of [
      'Partial System Outage',
      'As of 14:05 UTC',
      'Requests to the API are slow',
      'The search is moved',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Courriels Degraded performance');
    expect(text).toContain('Storage Operational 89 days ago 99.93% uptime over 90 days Today');
    expect(text).not.toContain('may be out of date');
    expect(text).not.toContain('Hidden one');
  });

  it('says days with trouble in words', () => {
    const text = textOf(read('/'));
    expect(text).toContain('23 November Major outage 1 h 20 min of downtime');
    expect(text).toContain('21 November Under maintenance');
  });

  it('tells who saw it that something was withdrawn', () => {
    expect(textOf(read('/', { copy: CALM_COPY }))).toContain('Accounts are visible to others Withdrawn');
  });

  it('says so where its news is older than a minute, and does not show it as of now', () => {
    const late = new Date(Date.parse(GIVEN_COPY.confirmedAt!) + 61_000);
    const text = textOf(read('/', { now: late }));
    expect(text).toContain('This may be out of date. We last heard how things are at 14:05 UTC .');
    expect(text).toContain('Last known Partial System Outage');
  });

  it('does not say that all is well where it never heard anything', () => {
    const text = textOf(read('/', { copy: NOTHING_KNOWN }));
    expect(text).toContain('Status Not Known Yet');
    expect(text).toContain('We have not heard yet how things are.');
    expect(text).not.toContain('Operational');
  });

  it('is below 30 KB', () => {
    expect(Buffer.byteLength(read('/')!)).toBeLessThan(30_000);
  });

  it('names the language of words that are not there in the one of its reader', () => {
    const french = read('/', { language: 'fr' })!;
    expect(french).toContain('<bdi lang="en">Mails are late</bdi>');
    expect(french).toContain('<div class="words" dir="auto" lang="en">');
    expect(french).toContain('<bdi>Les requêtes à l’API sont lentes</bdi>');
  });

  it('reads Markdown, with links that lend nobody a name, and no headings of its own', () => {
    const html = read('/')!;
    expect(html).toContain('<a href="https://example.org/guide" rel="noopener nofollow">our guide</a>');
    expect(html).toContain('<p><strong>What we know</strong></p>');
  });

  it('leads within its own host and folder, in the language in which it is read', () => {
    const html = read('/', { address: 'https://example.org/status', language: 'fr' })!;
    expect(html).toContain('href="/status/fr/incidents/pub-slow"');
    expect(html).toContain('hreflang="en" lang="en">English');
    expect(html).toContain('<link rel="canonical" href="https://example.org/status/fr">');
  });
});

describe('one publication', () => {
  it('has every entry, the latest first', () => {
    const text = textOf(read('/incidents/:id', { params: { id: 'pub-storage' } }));
    const order = ['All is as before', 'Saving works again', 'Nothing can be saved'].map((words) =>
      text.indexOf(words),
    );
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(text).toContain('Lasted 2 h');
  });

  it('that was withdrawn says so, and why', () => {
    const text = textOf(read('/incidents/:id', { params: { id: 'pub-false' } }));
    expect(text).toContain('We have withdrawn this: what we said was not so.');
    expect(text).toContain('The report came from a test account.');
  });

  it('that is not there is nothing, nor is one of an odd name', () => {
    for (const id of ['pub-none', '__proto__', '../', ''])
      expect(read('/incidents/:id', { params: { id } })).toBeNull();
    expect(read('/maintenances/:id', { params: { id: 'mnt-none' } })).toBeNull();
    expect(textOf(lostPage(asking({ language: 'fr' })))).toContain('Cette page n’existe pas');
  });
});

describe('the history', () => {
  it('goes back 90 days by month, the latest day first, days with nothing together', () => {
    const text = textOf(read('/history'));
    expect(text).toContain('November 2026 October 2026 September 2026 August 2026');
    expect(text).toContain('Thursday 26 November Requests to the API are slow');
    expect(text).toContain('1 – 20 November Nothing to report.');
    expect(text).toContain('Storage 99.93% 2');
  });

  it('shows another month', () => {
    const text = textOf(read('/history', { query: { month: '2026-10' } }));
    expect(text).toContain('Sunday 11 October Search was down');
    expect(text).not.toContain('26 November');
  });

  it.each(['2026-13', '1999-01', '2026-1', '%00', '<script>', '__proto__', ''])('ignores the month %p', (month) => {
    expect(read('/history', { query: { month } })).toBe(read('/history'));
  });
});

describe('hostile words', () => {
  it.each([
    ['/', {}],
    ['/history', {}],
    ['/maintenance', {}],
    ['/incidents/:id', { id: 'pub-hostile-withdrawn' }],
    ['/maintenances/:id', { id: 'mnt-hostile' }],
  ])('are words on %s', (path, params) => {
    const html = read(path, { copy: HOSTILE_COPY, params: params as Record<string, string> })!;
    expect(html).not.toMatch(/<script|[\u202a-\u202e\u2066-\u2069]/);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('in the name and colour of the brand are words too', () => {
    const brand = { name: '<script>', logo: '"><script>', colour: '}</style><script>', address: null };
    expect(read('/', { brand })).not.toContain('<script');
  });
});
