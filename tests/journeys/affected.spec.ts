import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

/** Nobody fills a form in faster. */
const READING_MS = 2_100;

let people: ThreePeople;
let browser: Browser;
let root: Api;
let page: string;
let incident: string;
let publication: string;

beforeAll(async () => {
  people = await ThreePeople.start({ ORGANISATION: 'Example' });
  page = people.muster.pageAddress;
  browser = await playwright.launch({
    ...{ executablePath: await chromium.executablePath(), args: chromium.args, headless: true },
  });
  root = await people.muster.asAdministrator();
  await root.put('/v1/components/checkout', { name: 'Checkout', owner: 'Shop' });
  await root.put('/v1/shown-components/checkout', { name: { en: 'Checkout', fr: 'Paiement' } });
  incident = (await people.declare({ severity: 'SEV1', components: ['checkout'] })).body.id;
  const components = [{ component: 'checkout', state: 'major_outage' }];
  publication = (await people.ana.post('/v1/publications', { incident, components })).body.id;
  await eventually(
    async () => (await fetch(`${page}/en`)).text(),
    (html) => html.includes('Major outage'),
  );
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await people?.muster.remove();
});

const affected = async () => (await people.bo.get(`/v1/incidents/${incident}/affected`)).body;
const responses = async () => (await people.bo.get(`/v1/incidents/${incident}/responses?waits=sorting`)).body.responses;

it('somebody says without a script that this affects them, and the responders count them and read what they say', async () => {
  const reader = await (await browser.newContext({ javaScriptEnabled: false, locale: 'fr' })).newPage();
  await reader.goto(`${page}/fr`);
  await reader.getByRole('link', { name: 'Je suis concerné' }).click();
  await reader.getByLabel('Qu’est-ce qui ne fonctionne pas ?').selectOption({ label: 'Paiement' });
  await reader.getByLabel('Avec vos mots').fill('Je ne peux pas payer <b>!</b>');
  await reader.waitForTimeout(READING_MS);
  await reader.getByRole('button', { name: 'Envoyer' }).click();
  expect(new URL(reader.url()).pathname).toBe('/fr/affected/thanks');
  expect(await reader.locator('h1').textContent()).toBe('Merci');
  await reader.context().close();
  const seen = await eventually(affected, (counts) => counts.affected?.total > 0);
  expect(seen.affected).toMatchObject({
    ...{ total: 1, components: [{ component: 'checkout', count: 1 }], beyond: 0 },
    lately: [{ minutes: 5, count: 1 }, { count: 1 }, { count: 1 }],
  });
  const [said] = await eventually(responses, (found) => found.length > 0);
  expect(said).toMatchObject({
    ...{ words: 'Je ne peux pas payer <b>!</b>', source: 'status-page', language: 'fr', waits: 'sorting', from: null },
  });
  const sorted = await people.bo.post(`/v1/incidents/${incident}/responses/sort`, {
    ...{ responses: [said.id], theme: 'payment', isQuestion: false },
  });
  expect([sorted.status, await responses()]).toEqual([200, []]);
  const told = await eventually(
    async () => JSON.stringify((await people.bo.get(`/v1/incidents/${incident}/timeline`)).body.entries),
    (text) => text.includes('Reported on the status page'),
  );
  expect(told).toContain('Reported on the status page as affected so far: 1 (checkout 1).');
});

it('nobody reads it on the page, or in its feeds and its API', async () => {
  for (const path of ['/fr', `/fr/incidents/${publication}`, '/history.rss', '/feed.json', '/api/v2/summary.json']) {
    expect(await (await fetch(`${page}${path}`)).text()).not.toContain('Je ne peux pas payer');
  }
});

it('a robot is thanked, and counted nowhere', async () => {
  const before = await affected();
  const html = await (await fetch(`${page}/en/affected?publication=${publication}`)).text();
  const form = /name="form" value="([^"]+)"/.exec(html)![1]!;
  const post = (fields: Record<string, string>) =>
    fetch(`${page}/en/affected`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  // At once, before anybody could have read it.
  expect((await post({ form, publication, words: 'Buy this' })).status).toBe(303);
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  expect((await post({ form, publication, words: 'Buy this', website: 'https://example.org' })).status).toBe(303);
  expect((await post({ form, publication })).status).toBe(303);
  const after = await eventually(affected, ({ affected: { total } }) => total > before.affected.total);
  expect(after.affected.total).toBe(before.affected.total + 1);
  expect(await responses()).toEqual([]);
});

it('whoever is at no publication is counted for all who respond today', async () => {
  const html = await (await fetch(`${page}/en/affected`)).text();
  const form = /name="form" value="([^"]+)"/.exec(html)![1]!;
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  const fields = new URLSearchParams({ form, component: 'checkout', words: 'Nothing loads' });
  await fetch(`${page}/en/affected`, { method: 'POST', body: fields, redirect: 'manual' });
  const { elsewhere } = await eventually(affected, (counts) => counts.elsewhere.total > 0);
  expect(elsewhere).toMatchObject({ total: 1, components: [{ component: 'checkout', count: 1 }] });
  const stray = await eventually(
    async () => (await root.get('/v1/stray-responses')).body.responses,
    (found) => found.length > 0,
  );
  expect(stray).toMatchObject([{ words: 'Nothing loads', source: 'status-page' }]);
});
