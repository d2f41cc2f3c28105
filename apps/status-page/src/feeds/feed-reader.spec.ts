import { parseFeed } from '@rowanmanning/feed-parser';
import { asking } from '../given-asked.js';
import { HOSTILE_COPY } from '../standing/given-copy.js';
import { NOTHING_KNOWN } from '../standing/public-copy.js';
import { FEED_RESOURCES } from './index.js';

const read = (path: string, asked = asking()) => FEED_RESOURCES.find((one) => one.path === path)!.make(asked)!;

const NEWEST_FIRST = [
  'Requests to the API are slow',
  'The search is moved',
  'Mails are late',
  'Files could not be saved',
  'Withdrawn: Accounts are visible to others',
  'A database was renewed',
  'New disks for the storage',
  'Search was down',
];

describe.each(['/history.rss', '/history.atom'])('a reader of %s', (path) => {
  it('gets what changed, the latest first, with words, links and times', () => {
    const feed = parseFeed(read(path));
    expect(feed).toMatchObject({ title: 'Example – status', language: 'en', url: 'https://status.example.org' });
    expect(feed.items.map(({ title }) => title)).toEqual(NEWEST_FIRST);
    const [first] = feed.items;
    expect(first).toMatchObject({
      ...{ id: 'urn:muster:publication:pub-slow', url: 'https://status.example.org/incidents/pub-slow' },
      published: new Date('2026-11-26T13:02:00.000Z'),
    });
    expect(first!.content ?? first!.description).toContain('<strong>overloaded</strong>');
  });

  it('is told that something was withdrawn, and why', () => {
    const it = parseFeed(read(path)).items.find(({ id }) => id === 'urn:muster:publication:pub-false')!;
    expect(it.content ?? it.description).toContain('The report came from a test account.');
  });

  it('keeps an item for the same whatever is said later and wherever the page is read', () => {
    const ids = (address: string) => parseFeed(read(path, asking({ address }))).items.map(({ id }) => id);
    expect(ids('https://elsewhere.example.org')).toEqual(ids('https://status.example.org'));
  });

  it('reads French, by its wish or by the address', () => {
    const feed = parseFeed(read(path, asking({ language: 'fr' })));
    expect(read(`/fr${path}`)).toBe(read(path, asking({ language: 'fr' })));
    expect(feed).toMatchObject({ title: 'Example – état des services', language: 'fr' });
    expect(feed.items[4]!.title).toBe('Retiré\u00a0: Des comptes sont visibles par d’autres');
  });

  it('reads hostile words as words, in XML that is whole', () => {
    const xml = read(path, asking({ copy: HOSTILE_COPY }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids just these.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(xml).not.toContain('<script>');
    const feed = parseFeed(xml);
    expect(feed.items).toHaveLength(3);
    expect(feed.items[0]!.title).toContain(']]>');
    expect(xml).toContain('&amp;lt;script&amp;gt;');
  });

  it('reads a page that knows nothing', () => {
    expect(parseFeed(read(path, asking({ copy: NOTHING_KNOWN }))).items).toEqual([]);
  });
});

describe('a reader of /feed.json', () => {
  it('reads hostile words as words', () => {
    const [first] = JSON.parse(read('/feed.json', asking({ copy: HOSTILE_COPY }))).items;
    expect(first.content_html).toContain('&lt;script&gt;');
    expect(first.content_html).not.toContain('<script>');
  });

  it('gets the same', () => {
    const feed = JSON.parse(read('/feed.json'));
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' });
    expect(feed.items.map(({ title }: { title: string }) => title)).toEqual(NEWEST_FIRST);
    expect(feed.items[0]).toMatchObject({ date_modified: '2026-11-26T13:31:00.000Z' });
  });
});
