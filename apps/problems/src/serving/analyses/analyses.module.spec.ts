import {
  confirmFactor,
  getAnalysis,
  linkFactors,
  markRootCause,
  noteFinding,
  proposeFactor,
  proposePrevention,
  removeFactor,
  rewordFactor,
  unlinkFactors,
} from '#contracts';
import { DUE } from '#persistence';
import { ANA, AnalysesUnderTest, BO, CY, DI, named } from '../../../../../tests/support/analyses-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';
import { Problems } from '../problems/problems.js';
import { Analyses } from './analyses.js';
import { CauseFollower } from './cause-follower.controller.js';
import { CauseSweeper } from './cause-sweeper.js';
import { CausesChapter } from './causes-chapter.js';
import { causesIn, KnownCauses } from './known-causes.js';

let under: AnalysesUnderTest;

beforeAll(async () => {
  under = await AnalysesUnderTest.start();
});

afterAll(() => under?.stop());

const ask: AnalysesUnderTest['service']['ask'] = (...given) => under.service.ask(...given);
const propose = (problem: string, what: string, more: object = {}, email: string = DI) =>
  ask(proposeFactor, { problem, what, ...more }, email);
const read = async (problem: string, more: object = {}, email: string = DI) =>
  (await ask(getAnalysis, { problem, ...more }, email)).analysis!;

/** Somebody writes a note that the services hear of. */
const note = (incident: string, entry: string, text: string, tags: string[]) =>
  under.get(CauseFollower).noted(
    under.told('timeline.note-added', entry, {
      ...{ incident, restricted: false, text, tags, occurredAt: new Date().toISOString() },
    }),
  );

/** The problem was opened, as the services hear of it, so many days ago. */
async function opened(problem: string, daysAgo = 0): Promise<void> {
  const { state } = (await under.get(Problems).store.load(problem))!;
  const openedAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const data = { problem: { ...state, openedAt } };
  await under.get(CauseFollower).opened(under.told('problems.problem-opened', problem, data));
}

describe('an analysis', () => {
  it('is proposed by anyone, and confirmed, marked and emptied by whoever finds causes', async () => {
    const problem = await under.problem();
    const factor = await propose(problem, 'Backups failed', { why: 'Nobody was told' });
    expect(factor).toMatchObject({ id: 'F1', status: 'proposed', proposedBy: named(DI), revision: 1 });
    const mine = { problem, factor: 'F1' };
    for (const [contract, more] of [
      [confirmFactor, {}],
      [markRootCause, { confidence: 'likely' }],
      [removeFactor, { revision: 1 }],
      [proposePrevention, { revision: 1, words: 'Check them' }],
    ] as const) {
      expect(await refusalOf(ask(contract, { ...mine, ...more }, DI))).toMatchObject({ code: 'not-for-you' });
    }
    await ask(confirmFactor, mine, BO);
    await ask(markRootCause, { ...mine, confidence: 'certain' }, BO);
    const prevented = await ask(proposePrevention, { ...mine, revision: 1, words: 'Check them each day' }, CY);
    expect(prevented).toMatchObject({ revision: 2, rootCause: { confidence: 'certain', by: named(BO) } });
    const [marked] = await under.events(problem, 'root-cause-marked');
    expect(marked).toMatchObject({ problem, factor: { id: 'F1', rootCause: { confidence: 'certain' } } });
    await ask(removeFactor, { ...mine, revision: 2 }, BO);
    expect((await read(problem)).factors).toEqual([]);
    const [removed] = await under.events(problem, 'factor-removed');
    expect(removed).toMatchObject({ factor: { what: 'Backups failed', prevention: { words: 'Check them each day' } } });
  });

  it('is refused where a cause would cause itself, also of many who link at once', async () => {
    const problem = await under.problem();
    for (const what of ['A', 'B', 'C', 'D']) await propose(problem, what);
    const itself = ask(linkFactors, { problem, factor: 'F1', effect: 'F1' }, DI);
    expect(await refusalOf(itself)).toMatchObject({ code: 'cause-of-itself', ring: [{ id: 'F1', what: 'A' }] });
    const around = ['F1', 'F2', 'F3', 'F4'].map((factor, index, all) =>
      ask(linkFactors, { problem, factor, effect: all[(index + 1) % 4] }, DI),
    );
    const results = await Promise.allSettled(around);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect((await read(problem)).edges).toHaveLength(3);
  });

  it('loses no words of two who write at once: one is shown what the other wrote', async () => {
    const problem = await under.problem();
    await propose(problem, 'A');
    const writes = ['B', 'C'].map((what) => ask(rewordFactor, { problem, factor: 'F1', revision: 1, what }, DI));
    const results = await Promise.allSettled(writes);
    const stands = (await read(problem)).factors[0]!;
    const refused = results.find((one) => one.status === 'rejected')!;
    expect((refused.reason as { problem: object }).problem).toMatchObject({
      ...{ code: 'factor-changed', status: 409, now: { what: stands.what, revision: 2 } },
    });
    const other = ask(rewordFactor, { problem, factor: 'F1', revision: 2, what: 'D' }, CY);
    expect(await refusalOf(other)).toMatchObject({ code: 'not-for-you' });
  });

  it('links what anyone says, and whoever said it takes it back', async () => {
    const problem = await under.problem();
    await propose(problem, 'B');
    await propose(problem, 'A', { effects: ['F1'] });
    const link = { problem, factor: 'F2', effect: 'F1' };
    expect(await refusalOf(ask(unlinkFactors, link, CY))).toMatchObject({ code: 'not-for-you' });
    await ask(unlinkFactors, link, DI);
    expect((await read(problem)).edges).toEqual([]);
  });

  it('refuses what it cannot rest on, by name', async () => {
    const incident = under.nextIncident();
    const problem = await under.problem();
    const evidence = [
      { incident, entry: 'e-1' },
      { title: 'Graph', url: 'https://graphs.example.org' },
    ];
    expect(await propose(problem, 'A', { evidence })).toMatchObject({ evidence });
    const elsewhere = propose(problem, 'A', { evidence: [{ incident: 'INC-4711', entry: 'e-1' }] });
    expect(await refusalOf(elsewhere)).toMatchObject({ code: 'evidence-elsewhere', status: 422 });
    for (const bad of [{ evidence: [{ title: 'x', url: 'javascript:alert(1)' }] }, { why: 'x'.repeat(2_001) }]) {
      expect(await refusalOf(propose(problem, 'A', bad))).toMatchObject({ code: 'invalid-input' });
    }
  });

  it('is seen by whoever sees the problem, and tells nothing of a restricted one where everybody listens', async () => {
    const problem = await under.problem({ visibility: 'restricted' });
    expect(await refusalOf(propose(problem, 'A', {}, CY))).toMatchObject({ code: 'problem-unknown' });
    await propose(problem, 'A secret', {}, BO);
    expect(await refusalOf(read(problem, {}, DI))).toMatchObject({ code: 'problem-unknown' });
    await under.service.parts.publisher.drain();
    const log = under.service.parts.connection.collection('event_log');
    for (const { subject } of await log.find({ aggregate: problem }).toArray()) {
      expect(subject).toMatch(/^muster\.restricted\./);
    }
  });

  it('shows roles instead of names unless that is switched, in every form', async () => {
    const problem = await under.problem();
    await propose(problem, 'bo pressed the button');
    await ask(noteFinding, { problem, kind: 'bad-luck', words: 'ana was on a train' }, DI);
    await ask(markRootCause, { problem, factor: 'F1', confidence: 'possible' }, BO);
    const { factors, findings } = await read(problem);
    expect(factors[0]).toMatchObject({ what: 'problem manager pressed the button', proposedBy: { id: null } });
    expect(findings[0]).toMatchObject({ words: 'incident manager was on a train', by: { name: 'a responder' } });
    expect((await read(problem, { names: true })).factors[0]).toMatchObject({ proposedBy: named(DI) });
    const text = async (format: string) => (await ask(getAnalysis, { problem, format }, DI)).text!;
    expect(await text('mermaid')).toContain('F1["problem manager pressed the button (root cause, possible)"]');
    expect(await text('dot')).toMatch(/^digraph causes \{/);
    expect(await text('markdown')).toContain('- Bad luck: incident manager was on a train');
    const drafted = await under.get(CausesChapter).draft({
      ...{ problem: await under.get(Problems).of({ caller: { kind: 'person', ...named(DI) } as never }, problem) },
      language: 'en',
    });
    expect(drafted.text).toContain('**F1** bo pressed the button _(possible, says bo)_');
    expect(drafted.people).toContainEqual({ ...named(BO), role: 'problem manager' });
  });
});

describe('what services know of causes', () => {
  it('arrives by itself, once, whichever was there first', async () => {
    const incident = under.nextIncident();
    await note(incident, 'e-early', 'The snapshot was six hours old', ['cause']);
    await note(incident, 'e-other', 'Coffee is out', ['team']);
    const problem = await under.problem();
    await opened(problem);
    await note(incident, 'e-late', 'Nobody got the mail', ['Root-Cause']);
    await note(incident, 'e-late', 'Nobody got the mail', ['Root-Cause']);
    await opened(problem);
    const kept = await under.get(Analyses).of(problem);
    expect(kept!.factors.map(({ what, from, evidence }) => [what, from, evidence])).toEqual([
      ['The snapshot was six hours old', 'timeline', [{ incident, entry: 'e-early' }]],
      ['Nobody got the mail', 'timeline', [{ incident, entry: 'e-late' }]],
    ]);
    await ask(removeFactor, { problem, factor: 'F1', revision: 1 }, BO);
    await opened(problem);
    expect((await under.get(Analyses).of(problem))!.factors).toHaveLength(1);
  });

  it('does not leave what is restricted', async () => {
    const incident = under.nextIncident();
    const problem = await under.problem();
    const secret = {
      incident,
      restricted: true,
      text: 'A secret',
      tags: ['cause'],
      occurredAt: '2017-02-01T00:00:00Z',
    };
    await under.get(CauseFollower).noted(under.told('timeline.note-added', 'e-secret', secret));
    await opened(problem);
    expect((await under.get(Analyses).of(problem))!.factors).toEqual([]);
  });
});

describe('a root cause that nobody has found', () => {
  it('is asked for after three days, once however many replicas look, then above', async () => {
    const problem = await under.problem();
    await opened(problem);
    const sweeper = under.get(CauseSweeper);
    const { store } = under.get(Analyses);
    const age = async (days: number) => {
      const at = new Date(Date.now() - days * 86_400_000 - 1_000);
      const change = { 'state.since': at.toISOString(), dueAt: new Date() };
      await store.collection.updateOne({ _id: problem } as never, { $set: change } as never);
    };
    await age(3);
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    await age(7);
    await Promise.all([sweeper.sweep(), sweeper.sweep()]);
    const due = await under.events(problem, 'cause-overdue');
    expect(due.map(({ days, asks }) => [days, asks])).toEqual([
      [3, [named(BO)]],
      [7, [named(BO), named(ANA)]],
    ]);
  });

  it('is asked for of nobody in a SEV4', async () => {
    const problem = await under.problem({ severity: 'SEV4' });
    await opened(problem);
    const { store } = under.get(Analyses);
    const at = new Date(Date.now() - 4 * 86_400_000);
    const change = { 'state.since': at.toISOString(), dueAt: new Date() };
    await store.collection.updateOne({ _id: problem } as never, { $set: change } as never);
    await under.get(CauseSweeper).sweep();
    expect(await under.events(problem, 'cause-overdue')).toEqual([]);
    expect((await store.load(problem))!.state.said).toBe(3);
  });
});

describe('every question is answered by an index', () => {
  it('whose clock is due', async () => {
    const found = under
      .get(Analyses)
      .store.collection.find(DUE as never)
      .sort({ dueAt: 1 });
    const stages = stagesOf(await found.explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });

  it('what is known of an incident', async () => {
    const found = under.get(KnownCauses).copy.collection.find(causesIn('INC-1') as never);
    expect(stagesOf(await found.explain('queryPlanner'))).toContain('IXSCAN');
  });
});
