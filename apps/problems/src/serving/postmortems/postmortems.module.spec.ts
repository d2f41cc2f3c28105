import {
  approvePostmortem,
  askForPostmortem,
  definePostmortemTemplate,
  draftPostmortem,
  getPostmortem,
  getPostmortemTemplate,
  joinPostmortem,
  openPostmortem,
  planPostmortem,
  planSection,
  writeSection,
} from '#contracts';
import { DUE } from '#persistence';
import { ANA, BO, CY, named, PostmortemsUnderTest } from '../../../../../tests/support/postmortems-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';
import { byIds, OpenPostmortemItems } from './open-postmortem-items.js';
import { PostmortemSections } from './postmortem-sections.js';
import { PostmortemSweeper } from './postmortem-sweeper.js';
import { Postmortems } from './postmortems.js';

let under: PostmortemsUnderTest;

beforeAll(async () => {
  under = await PostmortemsUnderTest.start();
});

afterAll(() => under?.stop());

const ask: PostmortemsUnderTest['service']['ask'] = (...given) => under.service.ask(...given);
const write = (problem: string, text: string, revision: number, email: string = BO, more: object = {}) =>
  ask(writeSection, { problem, section: 'causes', text, revision, ...more }, email);
const read = (problem: string, more: object = {}) => ask(getPostmortem, { problem, ...more }, BO);

/** All pages of a text. */
async function wholeText(problem: string, format: string, more: object = {}): Promise<string> {
  let [text, after]: [string, string | null] = ['', null];
  do {
    const page: { text?: string; next: string | null } = await read(problem, {
      format,
      ...more,
      ...(after && { after }),
    });
    text += page.text;
    after = page.next;
  } while (after !== null);
  return text;
}

describe('a postmortem', () => {
  it('is opened once by however many, with an owner and a date for each of its sections', async () => {
    const problem = await under.problem();
    const all = await Promise.all([BO, ANA, BO].map((email) => ask(openPostmortem, { problem }, email)));
    expect(all.filter(({ alreadyOpen }) => !alreadyOpen)).toHaveLength(1);
    const [first] = all;
    expect(first).toMatchObject({ id: problem.replace('PRB', 'PM'), owner: named(BO), names: false });
    for (const { owner, dueAt } of first!.sections) expect([owner, dueAt]).not.toContain(null);
  });

  it('is opened by whoever is entitled, and seen by whoever sees the problem', async () => {
    const problem = await under.problem({ visibility: 'restricted' });
    expect(await refusalOf(ask(openPostmortem, { problem }, CY))).toMatchObject({ code: 'problem-unknown' });
    await ask(openPostmortem, { problem }, BO);
    expect(await refusalOf(ask(getPostmortem, { problem }, CY))).toMatchObject({ code: 'problem-unknown' });
    const other = await under.problem();
    expect(await refusalOf(ask(openPostmortem, { problem: other }, CY))).toMatchObject({ code: 'not-for-you' });
    expect(await refusalOf(read(other))).toMatchObject({ code: 'postmortem-unknown', status: 404 });
  });

  it('tells nothing of a restricted problem where everybody listens', async () => {
    const { id, problem } = await under.opened({ visibility: 'restricted' });
    await write(problem, 'A secret', 0);
    await under.service.parts.publisher.drain();
    const log = under.service.parts.connection.collection('event_log');
    const found = await log.find({ aggregate: { $in: [id, `${id}.causes`] } }).toArray();
    expect(found.length).toBeGreaterThan(1);
    for (const { subject } of found) expect(subject).toMatch(/^muster\.restricted\./);
  });

  it('loses no words of two who write at once, and a person joins what touches', async () => {
    const { problem } = await under.opened();
    await write(problem, 'a cause', 0);
    await Promise.all([write(problem, 'a full disk', 1), write(problem, 'an empty backup', 1, CY)]);
    const { sections } = await read(problem);
    const [causes] = sections!;
    const [conflict] = causes!.conflicts;
    expect([conflict!.standing, conflict!.offered].sort()).toEqual(['a full disk', 'an empty backup']);
    expect(await wholeText(problem, 'html')).toContain('<pre dir="auto">an empty backup</pre>');
    const refused = await refusalOf(ask(approvePostmortem, { problem, revision: 3 }, ANA));
    expect(refused).toMatchObject({ code: 'conflicts-open' });
    const joined = await write(problem, 'both', causes!.revision, BO, { joins: [conflict!.id] });
    expect(joined).toMatchObject({ text: 'both', conflicts: [] });
  });

  it('refuses a section of 1 MB by name, and stores nothing', async () => {
    const { problem } = await under.opened();
    const refused = await refusalOf(write(problem, 'x'.repeat(1_000_000), 0));
    expect(refused).toMatchObject({ code: 'invalid-input', errors: [{ field: 'text' }] });
    const wide = await refusalOf(write(problem, 'é'.repeat(60_000), 0));
    expect(wide).toMatchObject({ code: 'invalid-input', errors: [{ field: 'text' }] });
    expect((await read(problem)).sections).toEqual([]);
  });

  it('says in its draft what could not be asked, and keeps what people wrote', async () => {
    const { problem } = await under.opened();
    await ask(writeSection, { problem, section: 'timeline', text: 'At ten it began.', revision: 0 }, BO);
    const drafted = await ask(draftPostmortem, { problem }, BO);
    expect([...drafted.missing].sort()).toEqual(['communications', 'incidents', 'problems', 'roles', 'timeline']);
    const { sections } = await read(problem);
    const textOf = (key: string) => sections!.find((one) => one.key === key)?.text;
    expect(textOf('timeline')).toBe('At ten it began.');
    expect(textOf('impact')).toContain('_Could not be asked: incidents. Draft again to fill this in._');
  });

  it('is approved by somebody else than who wrote it, and each version stays as it was', async () => {
    const { problem } = await under.opened();
    const { revision } = await write(problem, 'It was the disk.', 0);
    const alone = await refusalOf(ask(approvePostmortem, { problem, revision }, BO));
    expect(alone).toMatchObject({ code: 'only-author' });
    expect(await refusalOf(ask(approvePostmortem, { problem, revision: 0 }, ANA))).toMatchObject({
      code: 'postmortem-changed',
    });
    await ask(approvePostmortem, { problem, revision }, ANA);
    await write(problem, 'It was the disk, and nobody looked.', revision);
    expect(await read(problem)).toMatchObject({ changedSince: true, revision: 2, postmortem: { status: 'approved' } });
    expect(await wholeText(problem, 'markdown', { version: 1 })).toContain('\nIt was the disk.\n');
    await ask(approvePostmortem, { problem, revision: 2 }, ANA);
    const { postmortem } = await read(problem, { version: 1 });
    expect(postmortem!.versions.map(({ version, by }) => [version, by.name])).toEqual([
      [1, 'ana'],
      [2, 'ana'],
    ]);
  });

  it('is whole in every form, however long, and runs nothing', async () => {
    const { problem, sections } = await under.opened();
    const long = Array.from({ length: 1_000 }, (_, index) => `- ${index} <script>alert(1)</script> ${'é'.repeat(20)}`);
    for (const { key } of sections) {
      await ask(writeSection, { problem, section: key, text: [key, '', ...long].join('\n'), revision: 0 }, BO);
    }
    const html = await wholeText(problem, 'html');
    expect(html.match(/<section /g)).toHaveLength(sections.length);
    expect(html).toMatch(/<\/html>\n$/);
    expect(html).not.toContain('<script');
    const markdown = await wholeText(problem, 'markdown');
    expect(markdown.match(/- 999 /g)).toHaveLength(sections.length);
    const keys: string[] = [];
    let after: string | null = null;
    do {
      const page: { sections?: { key: string }[]; next: string | null } = await read(problem, after ? { after } : {});
      keys.push(...page.sections!.map(({ key }) => key));
      after = page.next;
    } while (after !== null);
    expect(keys).toEqual(sections.map(({ key }) => key));
  });

  it('is joined by the tech leads who were asked, who may write and confirm', async () => {
    const { problem } = await under.opened();
    const asked = await ask(askForPostmortem, { problem, what: 'join', section: 'causes' }, BO);
    expect(asked.asks).toMatchObject([{ person: named(CY), section: 'causes', answeredAt: null }]);
    const confirmed = await ask(joinPostmortem, { problem, section: 'causes', confirms: true, words: 'Yes.' }, CY);
    expect(confirmed.comments).toMatchObject([{ by: named(CY), confirms: true, words: 'Yes.' }]);
    expect((await read(problem)).postmortem!.asks[0]!.answeredAt).not.toBeNull();
    expect(await refusalOf(write(problem, 'x', 0, 'di@example.org'))).toMatchObject({ code: 'not-for-you' });
    const nowhere = ask(joinPostmortem, { problem, section: 'nowhere', confirms: true }, CY);
    expect(await refusalOf(nowhere)).toMatchObject({ code: 'section-unknown', status: 404 });
  });

  it('reminds of what is due, once however many replicas look', async () => {
    const { id, problem } = await under.opened();
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await ask(planPostmortem, { problem, dueAt: soon }, BO);
    await ask(planSection, { problem, section: 'causes', dueAt: soon }, BO);
    const sweeper = under.get(PostmortemSweeper);
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    const due = await under.events(id, 'postmortem-due');
    expect(due.map(({ about, step, asks }) => [about, step, asks]).sort()).toEqual([
      ['causes', 'soon', [named(BO)]],
      ['whole', 'soon', [named(BO)]],
    ]);
    const past = ask(planPostmortem, { problem, dueAt: '2017-01-01T00:00:00Z' }, BO);
    expect(await refusalOf(past)).toMatchObject({ code: 'due-before-now', errors: [{ field: 'dueAt' }] });
  });

  it('says whether it is seen to, for whoever closes an incident', async () => {
    const [{ problem }, bare] = [await under.opened(), await under.problem()];
    await ask(planPostmortem, { problem: (await under.opened()).problem, owner: null }, BO);
    const [one, other] = await under.get(OpenPostmortemItems).openFor([problem, bare]);
    expect(one).toMatchObject({ problem, owner: named(BO), status: 'draft', isSeenTo: true });
    expect(other).toMatchObject({ problem: bare, postmortem: null, owner: null, isSeenTo: false });
  });
});

describe('the template', () => {
  it('is changed by administrators, from the version that they read', async () => {
    const { version, sections } = await ask(getPostmortemTemplate, {});
    expect(version).toBe(0);
    const [first] = sections;
    const input = { version, sections: [first] };
    expect(await refusalOf(ask(definePostmortemTemplate, input, BO))).toMatchObject({ code: 'not-for-you' });
    expect(await ask(definePostmortemTemplate, input, 'admin.di@example.org')).toMatchObject({ version: 1 });
    const late = ask(definePostmortemTemplate, { version, sections }, 'admin.di@example.org');
    expect(await refusalOf(late)).toMatchObject({ code: 'postmortem-changed' });
    const opened = await under.opened();
    expect(opened).toMatchObject({ template: 1, sections: [{ key: first!.key }] });
  });
});

describe('every question is answered by an index', () => {
  it.each<[string, object, Record<string, 1 | -1>]>([
    ['the postmortems of problems', byIds(['PM-1', 'PM-2']), { _id: 1 }],
    ['whose clock is due', DUE, { dueAt: 1 }],
  ])('%s', async (_what, filter, order) => {
    const found = under
      .get(Postmortems)
      .store.collection.find(filter as never)
      .sort(order);
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('the sections of a postmortem, and those of a version', async () => {
    const ids = byIds(['PM-1.causes', 'PM-1.impact']);
    const sections = under
      .get(PostmortemSections)
      .store.collection.find(ids as never)
      .sort({ _id: 1 });
    expect(stagesOf(await sections.explain('queryPlanner'))).toContain('IXSCAN');
    const editions = under.service.parts.connection.collection('postmortem_editions').find(ids as never);
    expect(stagesOf(await editions.explain('queryPlanner'))).toContain('IXSCAN');
  });
});
