import {
  addPublicationEntry,
  correctPublicationEntry,
  type Envelope,
  getPublication,
  listPublications,
  listPublicChanges,
  listShownComponents,
  type Publication,
  publicationDue,
  publicationPublished,
  publicationUpdated,
  publish,
  showComponent,
  withdrawPublication,
} from '#contracts';
import {
  CommunicationsUnderTest,
  type HeardIncident,
  somebody,
} from '../../../../../tests/support/communications-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { AS_CHANGED, changedAfter, LATEST_FIRST, publicationsAt } from './publication-queries.js';
import { PublicationSweeper } from './publication-sweeper.js';
import { Publications } from './publications.js';

const ADMIN = 'admin.root@example.org';
const [ANA, BO, CY] = ['ana@example.org', 'bo@example.org', 'cy@example.org'];
const WORDS = { en: 'We are looking into it.', fr: 'Nous cherchons.' };

let under: CommunicationsUnderTest;

beforeAll(async () => {
  under = await CommunicationsUnderTest.start();
  for (const key of ['checkout', 'search']) {
    const component = { key, name: key, owner: 'Shop' };
    await under.get(KnownIncidents).followComponent({ sequence: 1, data: { component } } as unknown as Envelope);
  }
}, 60_000);
afterAll(() => under?.stop());

const ask: CommunicationsUnderTest['service']['ask'] = (contract, input, email = ANA, headers = {}) =>
  under.service.ask(contract, input, email, headers);

/** Where the events of an incident's publications went, in order. */
async function subjectsOf(incident: string): Promise<string[]> {
  await under.service.parts.publisher.drain();
  const log = under.service.parts.connection.collection('event_log');
  const filter = { 'event.incident': incident, 'event.type': /publication-/ };
  return (await log.find(filter).sort({ at: 1, sequence: 1 }).toArray()).map(({ subject }) => subject);
}

/** Nothing was said of it for so many hours. */
async function slept(publication: string, hours: number): Promise<void> {
  const { collection } = under.get(Publications).store;
  const ago = new Date(Date.now() - hours * 3_600_000).toISOString();
  await collection.updateOne({ _id: publication }, { $set: { 'state.changedAt': ago, dueAt: new Date() } } as never);
}

const alone = (more: object = {}) => ask(publish, { title: { en: 'Orders fail' }, words: WORDS, ...more }, ADMIN);
const of = (incident: HeardIncident, more: object = {}, email = ANA) =>
  ask(publish, { incident: incident.id, ...more }, email);

describe('a publication of an incident', () => {
  it('goes out with one press, in the approved words and by the severity', async () => {
    const incident = await under.declared(0, { components: ['checkout'] });
    const published = await of(incident);
    expect(published).toMatchObject({
      incident: incident.id,
      status: 'investigating',
      impact: 'critical',
      sequence: 1,
    });
    expect(published.title).toEqual({ en: expect.stringMatching(/\w/), fr: expect.stringMatching(/\w/) });
    expect(published.entries[0]?.words.en).toMatch(/\w/);
    const said = await ask(addPublicationEntry, { publication: published.id, words: WORDS, status: 'resolved' });
    expect(await under.told(incident.id, publicationPublished, publicationUpdated)).toMatchObject([
      { publication: { sequence: 1 }, restricted: false },
      { publication: said },
    ]);
  });

  it('is one of two that are pressed at the same time; the other is told which is open', async () => {
    const incident = await under.declared();
    const both = await Promise.allSettled([of(incident, { words: WORDS }), of(incident, { words: WORDS })]);
    const open = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.problem] : []));
    expect([open.length, refused]).toMatchObject([1, [{ code: 'publication-open-already', publication: open[0]!.id }]]);
    expect(await of(incident, { words: WORDS, beside: true })).toMatchObject({ sequence: 1 });
    await ask(withdrawPublication, { publication: open[0]!.id, reason: WORDS });
    expect(await of(incident, { words: WORDS })).toMatchObject({ sequence: 1 });
  });

  it('is for who answers for the page, and for the manager', async () => {
    const incident = await under.declared();
    await incident.answered({ 'update-status-page': somebody('bo') }, somebody('ana'));
    expect(await refusalOf(of(incident, { words: WORDS }, CY))).toMatchObject({
      ...{ code: 'not-yours-to-publish', status: 403, whoMay: 'bo' },
    });
    const { id: publication } = await of(incident, { words: WORDS }, BO);
    expect(await refusalOf(ask(addPublicationEntry, { publication, words: WORDS }, CY))).toMatchObject({
      code: 'not-yours-to-publish',
    });
    await ask(addPublicationEntry, { publication, words: WORDS }, ANA);
  });

  it('is none of a drill, nor of an incident that is not there', async () => {
    const drill = await under.declared(0, { kind: 'drill' });
    expect(await refusalOf(of(drill))).toMatchObject({
      code: 'drill-not-published',
      words: { en: expect.any(String) },
    });
    expect(await refusalOf(ask(publish, { incident: 'INC-9999' }))).toMatchObject({ status: expect.any(Number) });
  });

  it('of a restricted incident is public, and who said what is not', async () => {
    const incident = await under.declared(0, { visibility: 'restricted' });
    await incident.answered({}, somebody('ana'));
    const { id: publication } = await of(incident, { words: WORDS });
    expect(await ask(getPublication, { publication }, ANA)).toMatchObject({ incident: incident.id });
    const seen = await ask(getPublication, { publication }, CY);
    expect(seen).toMatchObject({ incident: null, entries: [{ words: WORDS, by: { name: 'Muster' } }] });
    expect(await refusalOf(ask(listPublications, { incident: incident.id }, CY))).toMatchObject({
      code: 'incident-unknown',
    });
    const { publications } = await ask(listPublications, { open: 'true' } as never, CY);
    const listed = publications.find(({ id }) => id === publication);
    expect(listed).toMatchObject({ incident: null, latest: { by: { name: 'Muster' } } });
    const refused = await refusalOf(ask(addPublicationEntry, { publication, words: WORDS }, CY));
    expect(refused.code).toBe('not-for-you');
    expect(JSON.stringify(refused)).not.toMatch(/INC-\d|\bana\b/);
    await ask(withdrawPublication, { publication, reason: WORDS });
    expect(await subjectsOf(incident.id)).toEqual(
      ['published', 'withdrawn'].map((what) => `muster.restricted.${incident.id}.communications.publication-${what}`),
    );
  });

  it('shows no longer who said what once its incident is restricted, and what is told from then on is too', async () => {
    const incident = await under.declared();
    const { id: publication } = await of(incident, { words: WORDS });
    await incident.becomes('visibility-changed', { visibility: 'restricted' });
    await incident.answered({}, somebody('ana'));
    expect(await ask(getPublication, { publication }, CY)).toMatchObject({ incident: null, sequence: 1 });
    await slept(publication, 4);
    await under.get(PublicationSweeper).sweep();
    expect((await subjectsOf(incident.id)).at(-1)).toBe(
      `muster.restricted.${incident.id}.communications.publication-due`,
    );
  });

  it('is opened again only while no other is open', async () => {
    const incident = await under.declared();
    const { id: publication } = await of(incident, { words: WORDS });
    await ask(addPublicationEntry, { publication, words: WORDS, status: 'resolved' });
    const other = await of(incident, { words: WORDS });
    const again = () => ask(addPublicationEntry, { publication, words: WORDS, status: 'investigating' });
    expect(await refusalOf(again())).toMatchObject({ code: 'publication-open-already', publication: other.id });
    await ask(withdrawPublication, { publication: other.id, reason: WORDS });
    expect(await again()).toMatchObject({ status: 'investigating', resolvedAt: null });
  });

  it('is one with one key, however often it is sent', async () => {
    const incident = await under.declared();
    const key = { 'idempotency-key': 'page-1' };
    const send = () => ask(publish, { incident: incident.id, words: WORDS }, ANA, key);
    const [first, second] = await Promise.all([send(), send()]);
    expect([second, await send()]).toEqual([first, first]);
  });
});

describe('a publication without an incident', () => {
  it('is for administrators, and belongs to nobody', async () => {
    expect(await refusalOf(ask(publish, { title: { en: 'x' }, words: WORDS }))).toMatchObject({ code: 'not-for-you' });
    expect(await alone()).toMatchObject({ incident: null, impact: 'minor' });
  });

  it('is changed by the second of two only if they know of the first', async () => {
    const { id: publication, sequence } = await alone();
    const say = (en: string) => ask(addPublicationEntry, { publication, words: { en }, sequence }, ADMIN);
    const both = await Promise.allSettled([say('Mine.'), say('Also mine.')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { reason } = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(reason.problem).toMatchObject({ code: 'publication-changed', sequence: 2 });
    const now = await ask(getPublication, { publication });
    const entry = now.entries[0]!.id;
    const right = await ask(correctPublicationEntry, { publication, entry, words: { en: 'Right.' } }, ADMIN);
    expect(right).toMatchObject({ sequence: 3, entries: [{ words: { en: 'Right.' } }, {}] });
  });

  it.each<[string, object, string]>([
    ['nothing said', { words: {} }, 'words'],
    ['blanks alone', { words: { en: '   ' } }, 'words.en'],
    ['100,000 characters', { words: { en: 'x'.repeat(100_000) } }, 'words.en'],
    ['words that turn the direction', { title: { en: 'Safe\u202e' } }, 'title.en'],
    ['a title of two lines', { title: { en: 'a\nb' } }, 'title.en'],
    ['a state there is not', { components: [{ component: 'checkout', state: 'down' }] }, 'components[0].state'],
    [
      'a component twice',
      { components: ['operational', 'major_outage'].map((state) => ({ component: 'a', state })) },
      'components',
    ],
    ['a field there is not', { colour: 'red' }, 'colour'],
  ])('is none with %s', async (_what, more, field) => {
    const refused = await refusalOf(alone(more));
    expect(refused).toMatchObject({ code: 'invalid-input', status: 422 });
    expect((refused as unknown as { errors: { field: string }[] }).errors.map((one) => one.field)).toContain(field);
  });

  it('keeps HTML as the text that it is', async () => {
    const words = { en: '<script>alert(1)</script>' };
    expect((await alone({ words })).entries[0]?.words).toEqual(words);
  });
});

describe('what stays open in silence', () => {
  it('asks who answers for the page at that moment, once for each of its hours', async () => {
    const incident = await under.declared(0, { severity: 'SEV1' });
    const { id } = await of(incident, { words: WORDS });
    await incident.answered({ 'update-status-page': somebody('bo') }, somebody('ana'));
    await slept(id, 4);
    await Promise.all([1, 2].map(() => under.get(PublicationSweeper).sweep()));
    expect(await under.told(incident.id, publicationDue)).toMatchObject([{ hours: 3, asks: [{ name: 'bo' }] }]);
    expect(await ask(getPublication, { publication: id })).toMatchObject({ sequence: 1 });
  });

  it('asks the deputy too, then the manager too, and nobody once it is over', async () => {
    const incident = await under.declared(0, { severity: 'SEV2' });
    const { id } = await of(incident, { words: WORDS });
    await incident.answered({ 'update-status-page': somebody('bo') }, somebody('ana'), somebody('cy'));
    for (const hours of [7, 13]) {
      await slept(id, hours);
      await under.get(PublicationSweeper).sweep();
    }
    const names = (await under.told(incident.id, publicationDue)).map(({ hours, asks }) => [
      hours,
      (asks as { name: string }[]).map(({ name }) => name),
    ]);
    expect(names).toEqual([
      [6, ['bo', 'cy']],
      [12, ['bo', 'cy', 'ana']],
    ]);
    const over = await ask(addPublicationEntry, { publication: id, words: WORDS, status: 'resolved' });
    await slept(over.id, 30);
    await under.get(PublicationSweeper).sweep();
    expect(await under.told(incident.id, publicationDue)).toHaveLength(2);
  });
});

describe('what a status page catches up by', () => {
  const pages = async (input: object = {}, limit = 2) => {
    const all: { publications: Publication[]; components: unknown[]; maintenances: unknown[] } = {
      ...{ publications: [], components: [], maintenances: [] },
    };
    for (let after: string | null | undefined; after !== null; ) {
      const page = await ask(listPublicChanges, { ...input, limit, ...(after && { after }) }, ADMIN);
      all.publications.push(...page.publications);
      all.components.push(...page.components);
      all.maintenances.push(...page.maintenances);
      after = page.next;
    }
    return all;
  };

  it('is all there is, kind by kind and each once, or what changed since', async () => {
    await ask(showComponent, { key: 'checkout', name: { en: 'Checkout' } }, ADMIN);
    const { components } = await ask(listShownComponents, {});
    for (let index = 0; index < 5; index += 1) await alone({ title: { en: `Number ${index}` } });
    const all = await pages();
    expect(all.components).toEqual(components);
    const ids = all.publications.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await under.get(Publications).store.collection.countDocuments());
    expect(JSON.stringify(all)).not.toMatch(/INC-\d|"name":"(ana|bo|root)"/);
    const since = new Date().toISOString();
    const { id } = await alone();
    expect((await pages({ since })).publications.map((one) => one.id)).toEqual([id]);
  });

  it('is for the page and for administrators, and no page of it is too long for a message', async () => {
    expect(await refusalOf(ask(listPublicChanges, {}))).toMatchObject({ code: 'not-for-you' });
    const { client, tokens } = under.service.parts;
    const { output } = await client.ask(listPublicChanges, {}, { token: await tokens.token() });
    expect(output.components).toHaveLength(1);
    expect(await refusalOf(ask(listPublicChanges, { after: 'nonsense' }, ADMIN))).toMatchObject({
      code: 'cursor-unknown',
    });
    const words = { en: 'x'.repeat(5_000), fr: 'y'.repeat(5_000) };
    for (let index = 0; index < 4; index += 1) {
      const { id: publication } = await alone({ words });
      for (let more = 0; more < 20; more += 1) await ask(addPublicationEntry, { publication, words }, ADMIN);
    }
    expect((await pages({}, 50)).publications.length).toBeGreaterThan(8);
  });
});

it('every question is answered by an index', async () => {
  const { collection } = under.get(Publications).store;
  const place = { at: '2026-01-01T00:00:00.000Z', id: 'pub-1' };
  const questions = [
    [publicationsAt({}, place), LATEST_FIRST],
    [publicationsAt({ incident: 'INC-1' }, null), LATEST_FIRST],
    [publicationsAt({ open: true }, null), LATEST_FIRST],
    [changedAfter(place), AS_CHANGED],
  ] as const;
  for (const [filter, order] of questions) {
    const plan = await collection.find(filter).sort(order).limit(20).explain();
    expect(stagesOf(plan)).toContain('IXSCAN');
    expect(stagesOf(plan)).not.toContain('COLLSCAN');
    expect(stagesOf(plan)).not.toContain('SORT');
  }
});
