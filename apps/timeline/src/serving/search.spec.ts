import { randomUUID } from 'node:crypto';
import {
  addNote,
  correctEntry,
  type Envelope,
  entriesRedacted,
  type InputOf,
  markEntry,
  searchTimeline,
  visibilityChanged,
} from '#contracts';
import { Refused } from '#messaging';
import { eventually } from '../../../../tests/support/patient.js';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import { entriesThatFit } from '../search/entries-that-fit.js';
import { soughtBy } from '../search/sought.js';
import { Lines } from './lines.js';
import { RecordFollower } from './record-follower.controller.js';
import { TimelineModule } from './timeline.module.js';
import { LAGGING, WordCatchUp } from './word-catch-up.js';
import { Words } from './words.js';

let service: ServiceUnderTest;
let words: Words;
let lines: Lines;

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', TimelineModule);
  words = service.app.get(Words);
  lines = service.app.get(Lines);
  for (const incident of ['INC-1', 'INC-2', 'INC-3', 'INC-4']) await place(incident, false);
});

afterAll(async () => {
  await service?.app.get(WordCatchUp).stop();
  await service?.stop();
});

let sequence = 0;
const place = (incident: string, restricted: boolean, sees: readonly string[] = []) =>
  service.parts.authority.copy.keep({ incident, sequence: ++sequence, table: [], manager: 'p-ana', restricted, sees });
const note = (incident: string, text: string, more: object = {}) => service.ask(addNote, { incident, text, ...more });
const search = (asked: Partial<InputOf<typeof searchTimeline>>, email?: string) =>
  service.ask(searchTimeline, asked, email);
const textsOf = async (asked: Partial<InputOf<typeof searchTimeline>>, email?: string) =>
  (await search(asked, email)).results.map(({ entry }) => entry.text);
const allWritten = async () =>
  expect(
    await eventually(
      () => lines.heads.countDocuments(LAGGING),
      (behind) => behind === 0,
    ),
  ).toBe(0);

const take = (event: Partial<Envelope>, incident: string, restricted = false) =>
  service.app.get(RecordFollower, { strict: false }).record(
    {
      ...{ specversion: '1.0', id: randomUUID(), source: '/muster/incidents', subject: incident, incident },
      ...{ time: new Date().toISOString(), datacontenttype: 'application/json', sequence: ++sequence },
      ...{ actor: 'p-ana', actorname: 'Ana', correlationid: 'c-1', type: visibilityChanged.type, data: {} },
      ...event,
    },
    { subject: `muster.${restricted ? 'restricted' : 'evt'}.${incident}.incidents.incident-changed` },
  );

describe('a search', () => {
  it('finds an entry that has all words, in any form, in English and French, in a moment', async () => {
    await note('INC-1', 'Replication from db1 has stopped');
    await note('INC-1', 'The secondaries of db2 are fine');
    await note('INC-1', "La réplication de db1 s'est arrêtée");
    const found = await eventually(
      () => textsOf({ words: 'replicating db1', incident: 'INC-1' }),
      (texts) => texts.length === 2,
    );
    expect(found).toEqual(
      expect.arrayContaining(['Replication from db1 has stopped', "La réplication de db1 s'est arrêtée"]),
    );
    expect(await textsOf({ words: 'REPLIQUER arrêter', incident: 'INC-1' })).toEqual([
      "La réplication de db1 s'est arrêtée",
    ]);
    expect(await textsOf({ words: 'replication db2', incident: 'INC-1' })).toEqual([]);
  });

  it('finds words next to each other in quotes only', async () => {
    await note('INC-1', 'The disk is full');
    await note('INC-1', 'A full backup of the disk');
    await allWritten();
    expect(await textsOf({ words: 'full disk' })).toHaveLength(2);
    expect(await textsOf({ words: '"disk is full"' })).toEqual(['The disk is full']);
    expect(await textsOf({ words: 'disk -full' })).toHaveLength(2);
  });

  it('finds tags, and shows where it fits', async () => {
    const { id } = await note('INC-1', 'Nothing to see', { tags: ['maintenance'], kind: 'decision' });
    await allWritten();
    const { results } = await search({ words: 'maintenance' });
    expect(results).toMatchObject([
      { entry: { id }, excerpt: { text: 'maintenance', matches: [{ start: 0, end: 11 }] } },
    ]);
    expect(await textsOf({ words: 'see', kind: ['decision'] })).toEqual(['Nothing to see']);
    expect(await textsOf({ words: 'see', kind: ['quote'] })).toEqual([]);
    expect(await textsOf({ words: 'see', tag: 'maintenance', from: '2999-01-01T00:00:00Z' })).toEqual([]);
  });

  it('finds what a correction says, and no more what it said before', async () => {
    const { id } = await note('INC-2', 'Secondary failover');
    await allWritten();
    expect(await textsOf({ words: 'secondary', incident: 'INC-2' })).toEqual(['Secondary failover']);
    await service.ask(correctEntry, { incident: 'INC-2', entry: id, text: 'Primary failover', reason: 'a slip' });
    await allWritten();
    expect(await textsOf({ words: 'secondary', incident: 'INC-2' })).toEqual([]);
    const found = (await search({ words: 'primary failover', incident: 'INC-2' })).results;
    expect(found.map(({ entry }) => entry.id)).toContain(id);
    await service.ask(markEntry, { incident: 'INC-2', entry: id, key: true });
    await allWritten();
    expect(await textsOf({ words: 'primary', incident: 'INC-2', key: true })).toEqual(['Primary failover']);
  });

  it('finds nothing of a restricted incident for who does not see it, from the moment it is restricted', async () => {
    await note('INC-3', 'The aardvark leaked');
    await allWritten();
    expect(await textsOf({ words: 'aardvark' }, 'bo@example.org')).toHaveLength(1);
    await place('INC-3', true);
    // The copy knows, the words do not yet.
    expect(await textsOf({ words: 'aardvark' }, 'bo@example.org')).toEqual([]);
    await take({ data: { incident: { visibility: 'restricted' } } }, 'INC-3', true);
    await allWritten();
    expect(await words.collection.countDocuments({ incident: 'INC-3', restricted: false })).toBe(0);
    expect(await textsOf({ words: 'aardvark' }, 'bo@example.org')).toEqual([]);
    expect(await textsOf({ words: 'aardvark' }, 'admin.root@example.org')).toEqual([]);
    const one = search({ words: 'aardvark', incident: 'INC-3' }, 'bo@example.org');
    await expect(one).rejects.toMatchObject({ problem: { code: 'incident-unknown' } });
    const caller = (await lines.collection.findOne({ 'event.actorname': 'ana' } as never))!.event.actor;
    await place('INC-3', true, [caller]);
    expect(await textsOf({ words: 'aardvark' })).toEqual(['The aardvark leaked']);
  });

  it('goes on page by page, each entry once', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, index) => note('INC-4', `Zebra ${index % 3 ? '' : 'zebra '}${index}`)),
    );
    await allWritten();
    const all: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await search({ words: 'zebras', incident: 'INC-4', limit: 4, ...(after && { after }) });
      all.push(...page.results.map(({ entry }) => entry.text));
      after = page.next;
    } while (after);
    expect(new Set(all).size).toBe(25);
    expect(all).toHaveLength(25);
    expect(all.slice(0, 9).every((text) => text.startsWith('Zebra zebra'))).toBe(true);
    await expect(search({ words: 'zebra', after: 'nonsense' })).rejects.toMatchObject({
      problem: { code: 'cursor-unknown' },
    });
  });

  it.each([
    ['nothing', '', 'invalid-input'],
    ['blanks', '   ', 'invalid-input'],
    ['10,000 characters', 'x'.repeat(10_000), 'invalid-input'],
    ['common words', 'the of le', 'nothing-to-search'],
    ['zero width', '\u200B\u200D', 'nothing-to-search'],
    ['a minus', '-', 'nothing-to-search'],
    ['quotes', '"""', 'nothing-to-search'],
    ['a pattern', '(.*)+$', 'nothing-to-search'],
  ])('answers clearly when asked for %s', async (_what, asked, code) => {
    const error = await search({ words: asked }).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).problem).toMatchObject({ code, status: 422, errors: [{ field: 'words' }] });
  });

  it.each(['{"$ne": 1}', '"-db1', '$regex', '日本語', 'a\u200Bb ½ ﬁ', 'ẞ', '\\"x\\"'])('takes %s', async (asked) => {
    expect((await search({ words: asked })).next).toBeNull();
  });
});

describe('the words of entries', () => {
  it('are found by their index, and narrowed by it', async () => {
    const filter = { ...entriesThatFit(soughtBy('zebra 7'), {}), incident: 'INC-4' };
    const stages = stagesOf(await words.collection.find(filter).explain('queryPlanner'));
    expect(stages).toEqual(expect.arrayContaining(['TEXT_MATCH', 'IXSCAN']));
    expect(stages).not.toContain('COLLSCAN');
  });

  it('are written by an index over what is behind', async () => {
    const stages = stagesOf(await lines.heads.find(LAGGING).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    const placed = stagesOf(
      await words.collection.find({ incident: 'INC-1', restricted: true }).explain('queryPlanner'),
    );
    expect(placed).toContain('IXSCAN');
  });

  it('can be taken out, and written anew from what the lines say', async () => {
    const { id } = await note('INC-2', 'The password is hunter2');
    await allWritten();
    await words.forget([id]);
    expect(await textsOf({ words: 'hunter2' })).toEqual([]);
    await words.refresh([id]);
    expect(await textsOf({ words: 'hunter2' })).toEqual(['The password is hunter2']);
    // As a redaction does it.
    const redaction = { by: { id: 'p-ana', name: 'Ana' }, at: 'now', reason: 'r', event: 'e', salt: 's', digest: 'd' };
    const left = { 'event.data.text': 'The password is …', redaction };
    await lines.collection.updateOne({ _id: id }, { $set: left as never });
    await take(
      { type: entriesRedacted.type, source: '/muster/timeline', data: { entries: [{ entry: id }], reason: 'r' } },
      'INC-2',
    );
    await allWritten();
    expect(await textsOf({ words: 'hunter2' })).toEqual([]);
    expect(await textsOf({ words: 'password' })).toEqual(['The password is …']);
  });

  it('are written by whoever comes next when nobody wrote them, and anew when they are dropped', async () => {
    const before = await words.collection.countDocuments({});
    const catchUp = service.app.get(WordCatchUp);
    for (let after: string | null = ''; after !== null; ) after = await catchUp.drop(after);
    expect(await words.collection.countDocuments({})).toBe(0);
    // Two at once, as of two replicas.
    const other = new WordCatchUp(lines, words, service.parts);
    catchUp.wake();
    other.wake();
    await allWritten();
    await other.stop();
    expect(await words.collection.countDocuments({})).toBe(before);
    const heads = await lines.heads.find({}).toArray();
    expect(heads.every(({ searchable, length }) => searchable === length)).toBe(true);
  });
});
