import { randomUUID } from 'node:crypto';
import {
  affectedReported,
  type InputOf,
  listAffected,
  listResponses,
  listStrayResponses,
  NO_INCIDENT,
  publish,
  reportAffected,
  responseGathered,
} from '#contracts';
import { RequestClient } from '#messaging';
import {
  CommunicationsUnderTest,
  type HeardIncident,
  somebody,
} from '../../../../../tests/support/communications-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';
import { AffectedReports, affectedOf } from './affected-reports.js';

const ADMIN = 'admin.root@example.org';

let under: CommunicationsUnderTest;

beforeAll(async () => {
  under = await CommunicationsUnderTest.start();
}, 60_000);
afterAll(() => under?.stop());

type Batch = InputOf<typeof reportAffected>;

const batch = (more: Partial<Batch> = {}): Batch => ({
  ...{ page: randomUUID(), batch: 1, publication: null, since: new Date().toISOString(), beyond: 0, words: [] },
  ...{ counts: [{ component: 'checkout', count: 1 }], ...more },
});

/** Passes it on as a service does. */
async function report(given: Batch): Promise<number> {
  const { bus, tokens } = under.service.parts;
  const { output } = await new RequestClient(bus).ask(reportAffected, given, { token: await tokens.token() });
  return output.total;
}

async function published(incident: HeardIncident): Promise<string> {
  const words = { en: 'We are looking into it.' };
  return (await under.service.ask(publish, { incident: incident.id, title: { en: 'Orders fail' }, words })).id;
}

const listed = (incident: string) => under.service.ask(listAffected, { incident });

describe('who reports on the status page', () => {
  it('is counted for the responders of the incident that it was published of, and told in its record', async () => {
    const incident = await under.declared();
    const publication = await published(incident);
    await report(batch({ publication, counts: [{ component: 'checkout', count: 2 }] }));
    await report(batch({ publication, counts: [{ component: null, count: 20 }], beyond: 4 }));
    const { affected } = await listed(incident.id);
    expect(affected).toMatchObject({
      ...{ total: 22, beyond: 4, lately: [{ minutes: 5, count: 22 }, { count: 22 }, { count: 22 }] },
      components: [
        { component: null, count: 20 },
        { component: 'checkout', count: 2 },
      ],
    });
    expect(await under.told(incident.id, affectedReported)).toMatchObject([
      { publication, incident: incident.id, total: 2 },
      { total: 22, beyond: 4 },
    ]);
  });

  it('is counted once, and their words are taken in once, however often a page passes the same on', async () => {
    const incident = await under.declared();
    const words = [{ words: 'I cannot pay <script>alert(1)</script> \u202ereversed', language: 'fr' as const }];
    const same = batch({ publication: await published(incident), words });
    const totals = await Promise.all([report(same), report(same), report(same)]);
    expect(totals).toEqual([1, 1, 1]);
    const { responses } = await under.service.ask(listResponses, { incident: incident.id, waits: 'sorting' });
    expect(responses).toMatchObject([
      { source: 'status-page', words: words[0]!.words, language: 'fr', waits: 'sorting', from: null },
    ]);
    expect(await under.told(incident.id, responseGathered)).toHaveLength(1);
  });

  it('of nothing that was published is counted by the day, and their words belong to no incident', async () => {
    const incident = await under.declared();
    const before = (await listed(incident.id)).elsewhere.total;
    await report(batch({ words: [{ words: 'Nothing loads', language: 'en' }] }));
    await report(batch({ publication: 'pub-nobody-knows' }));
    await report(batch({ since: '2026-01-01T23:59:59.000Z' }));
    const { affected, elsewhere } = await listed(incident.id);
    expect([affected.total, elsewhere.total]).toEqual([0, before + 2]);
    const { responses } = await under.service.ask(listStrayResponses, {}, ADMIN);
    expect(responses).toMatchObject([{ incident: NO_INCIDENT, source: 'status-page', words: 'Nothing loads' }]);
  });

  it('of a restricted incident is told to nobody who does not see it', async () => {
    const incident = await under.declared();
    const publication = await published(incident);
    incident.now = { ...incident.now, visibility: 'restricted' };
    await incident.answered({}, somebody('ana'));
    await report(batch({ publication, words: [{ words: 'My account is open to all', language: 'en' }] }));
    await under.service.parts.publisher.drain();
    const log = under.service.parts.connection.collection('event_log');
    const types = [affectedReported.type, responseGathered.type];
    const found = await log.find({ 'event.incident': incident.id, 'event.type': { $in: types } }).toArray();
    expect(found).toHaveLength(2);
    for (const { subject } of found) expect(subject).toMatch(/^muster\.restricted\./);
    const other = under.service.ask(listAffected, { incident: incident.id }, 'cy@example.org');
    expect(await refusalOf(other)).toMatchObject({ code: 'incident-unknown' });
  });

  it('is passed on by the page alone', async () => {
    for (const email of ['ana@example.org', ADMIN]) {
      const refused = refusalOf(under.service.ask(reportAffected, batch(), email));
      expect(await refused).toMatchObject({ code: 'only-from-the-page', status: 403 });
    }
  });

  it.each([
    ['a count of nothing', { counts: [{ component: 'checkout', count: 0 }] }],
    ['a component that is no key', { counts: [{ component: '../x', count: 1 }] }],
    ['more words than fit', { words: [{ words: 'x'.repeat(1_001), language: 'en' as const }] }],
    ['a page without a name', { page: 'page' }],
  ])('is refused with %s', async (_what, more) => {
    await expect(report(batch(more))).rejects.toMatchObject({ problem: { code: 'invalid-input' } });
  });

  it('is found by an index', async () => {
    const [filter, order] = affectedOf('INC-1');
    const { collection } = under.get(AffectedReports).store;
    const explained = await collection
      .find(filter as never)
      .sort(order)
      .limit(50)
      .explain('queryPlanner');
    expect(stagesOf(explained)).toContain('IXSCAN');
    expect(stagesOf(explained)).not.toContain('SORT');
  });
});
