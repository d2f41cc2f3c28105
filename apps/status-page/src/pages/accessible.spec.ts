import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { LANGUAGES, type Subscription } from '#contracts';
import { asking } from '../given-asked.js';
import type { Asked } from '../resource.js';
import { CALM_COPY, GIVEN_COPY, HOSTILE_COPY } from '../standing/given-copy.js';
import { NOTHING_KNOWN } from '../standing/public-copy.js';
import { affectedPage, affectedRefusedPage, lostPage, PAGE_RESOURCES } from './index.js';
import { subscribePage } from './subscribe-page.js';
import { buttonPage, managePage, outcomePage } from './subscriber-pages.js';

/** All that axe knows of WCAG up to 2.2 AA, and its advice beyond. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const made =
  (path: string, more: Partial<Asked> = {}) =>
  (asked: Asked) =>
    PAGE_RESOURCES.find((one) => one.path === path)!.make({ ...asked, ...more })!;

const subscription: Subscription = {
  ...{ id: 'sub-1', channel: 'email', components: ['checkout'], language: 'fr', status: 'confirmed', sequence: 2 },
  ...{ askedAt: '2026-11-01T12:00:00.000Z', confirmedAt: '2026-11-01T12:05:00.000Z', leftAt: null },
};
const withToken = (asked: Asked): Asked => ({ ...asked, params: { token: 'leave.sub-1.x' } });
const typed = {
  address: '"><script>alert(1)</script>@example.org',
  all: false,
  components: [],
  fault: 'address',
} as const;

const PAGES: Readonly<Record<string, (asked: Asked) => string>> = {
  'how things are on a bad day': made('/'),
  'how things are on a calm day': made('/', { copy: CALM_COPY }),
  'a page that knows nothing': made('/', { copy: NOTHING_KNOWN }),
  'a page that has not heard for a day': made('/', { copy: { ...CALM_COPY, confirmedAt: '2026-11-25T14:05:00.000Z' } }),
  'one that is open': made('/incidents/:id', { params: { id: 'pub-slow' } }),
  'one that was withdrawn': made('/incidents/:id', { params: { id: 'pub-false' } }),
  'the history': made('/history'),
  'the history of another month': made('/history', { query: { month: '2026-10' } }),
  'planned work': made('/maintenances/:id', { params: { id: 'mnt-planned' } }),
  'all maintenance': made('/maintenance'),
  'the form of who is affected': (asked) => affectedPage(asked, { token: 'x.y', publication: null }),
  'the form at a publication': (asked) =>
    affectedPage(asked, { token: 'x.y', publication: GIVEN_COPY.publications[0]! }),
  'the form of who is affected, among hostile words': (asked) =>
    affectedPage({ ...asked, copy: HOSTILE_COPY }, { token: 'x.y', publication: HOSTILE_COPY.publications[0]! }),
  'the thanks of who is affected': made('/affected/thanks'),
  'a form that could not be taken': affectedRefusedPage,
  'a page that is not there': lostPage,
  'the form to subscribe': made('/subscribe'),
  'the form on a page that shows nothing': made('/subscribe', { copy: NOTHING_KNOWN }),
  'the form to subscribe, among hostile words': made('/subscribe', { copy: HOSTILE_COPY }),
  'the form with something wrong in it': (asked) => subscribePage(asked, typed),
  'what came of the form': (asked) => outcomePage(asked, 'asked'),
  'a link that leads nowhere': (asked) => outcomePage(asked, 'lost'),
  'the button to confirm': (asked) => buttonPage(withToken(asked), 'confirm'),
  'the button to leave': (asked) => buttonPage(withToken(asked), 'leave'),
  'what a subscriber changes': (asked) => managePage(withToken(asked), subscription, 'saved'),
  'what a subscriber changes, with something wrong': (asked) =>
    managePage(withToken(asked), subscription, 'components'),
  'a page of hostile words': made('/', { copy: HOSTILE_COPY }),
  'one of hostile words': made('/incidents/:id', { copy: HOSTILE_COPY, params: { id: 'pub-hostile-withdrawn' } }),
  'maintenance of hostile words': made('/maintenances/:id', { copy: HOSTILE_COPY, params: { id: 'mnt-hostile' } }),
};

const ways = LANGUAGES.flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ language, colorScheme })),
);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await playwright.launch({
    ...{ executablePath: await chromium.executablePath(), args: chromium.args, headless: true },
  });
  page = await (await browser.newContext()).newPage();
});

afterAll(() => browser.close());

describe.each(Object.keys(PAGES))('%s', (name) => {
  const make = PAGES[name]!;

  it.each(ways)('has nothing that axe finds: $language, $colorScheme', async ({ language, colorScheme }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1024, height: 900 });
    await page.setContent(make(asking({ language })));
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
    expect(found).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  });

  it('fits a small phone, at any length of its words', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const language of LANGUAGES) {
      await page.setContent(make(asking({ language })));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  });

  it('runs nothing and fetches nothing', async () => {
    await page.setContent(make(asking()));
    expect(await page.locator('script, iframe, object, embed, link[rel=stylesheet]').count()).toBe(0);
    const handlers = `[...document.querySelectorAll('*')].flatMap((it) => [...it.attributes]).filter(({ name }) => /^on/.test(name)).length`;
    expect(await page.evaluate(handlers)).toBe(0);
  });

  it('says in its language what it is, how old its news is, and where the other language is', async () => {
    await page.setContent(make(asking({ language: 'fr' })));
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.title()).toContain('Example – état des services');
    expect(await page.locator('.asof, .notice').count()).toBeGreaterThan(0);
    expect(await page.locator('nav a[hreflang=en]').getAttribute('href')).toMatch(/^\/en(\/|\?|$)/);
  });
});

it('shows hostile words as text', async () => {
  await page.setContent(PAGES['a page of hostile words']!(asking()));
  expect(await page.locator('main').textContent()).toContain('<script>alert(1)</script>');
});
