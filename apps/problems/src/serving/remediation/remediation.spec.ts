import {
  changeRemediation,
  closeProblem,
  getRemediation,
  listOverdueRemediation,
  listRemediation,
  listRemediationOf,
  moveRemediation,
} from '#contracts';
import { RemediationUnderTest, somebody } from '../../../../../tests/support/remediation-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { linkIncident } from '../../problem/link-incident.js';
import { Problems } from '../problems/problems.js';
import { ProblemFollower } from './problem-follower.controller.js';
import { RemediationItems } from './remediation-items.js';
import { RemediationLists } from './remediation-lists.js';
import { AS_LOGGED, FIRST_DUE, itemsOf, overdueAt, stillToDo, unsettledOf } from './remediation-queries.js';
import { RemediationSweeper } from './remediation-sweeper.js';
import { RemediationWatches } from './remediation-watches.js';
import { WatchFollower } from './watch-follower.controller.js';

let under: RemediationUnderTest;

beforeAll(async () => {
  under = await RemediationUnderTest.start();
});

afterAll(() => under?.stop());

const BO = 'bo@example.org';
const CY = 'cy@example.org';
const ask: RemediationUnderTest['service']['ask'] = (...given) => under.service.ask(...given);

describe('what changes so that it does not come back', () => {
  it('is logged by who answers for it, owned by somebody of the directory, and due by its priority', async () => {
    const problem = await under.problem();
    const item = await under.log(problem, { owner: CY, priority: 'urgent', cause: 'f-1' });
    expect(item).toMatchObject({
      problem,
      owner: somebody('cy'),
      status: 'open',
      cause: 'f-1',
      loggedBy: somebody('bo'),
    });
    expect(Date.parse(item.due!) - Date.parse(item.loggedAt)).toBe(7 * 86_400_000);
    expect(await ask(getRemediation, { problem, remediation: item.id }, CY)).toEqual(item);
    expect(await ask(listRemediation, { problem }, CY)).toEqual({ remediation: [item] });
  });

  it.each<[string, object, string]>([
    ['due before it was made', { due: '2020-01-01T00:00:00Z' }, 'due-in-the-past'],
    ['given to somebody whom nobody knows', { owner: 'dee@example.org' }, 'person-unknown'],
    ['without words', { title: ' ' }, 'invalid-input'],
    ['of a problem that is not there', { problem: 'PRB-999999' }, 'problem-unknown'],
  ])('is refused %s', async (_what, more, code) => {
    const problem = await under.problem();
    await expect(under.log(problem, more)).rejects.toMatchObject({ problem: { code } });
  });

  it('is refused to who does not answer for it, and for a problem that is closed', async () => {
    const problem = await under.problem();
    const { id: remediation } = await under.log(problem);
    const change = { problem, remediation, title: 'Other' };
    await expect(ask(changeRemediation, change, CY)).rejects.toMatchObject({
      problem: { code: 'not-for-you', whoMay: 'bo' },
    });
    await ask(closeProblem, { problem }, 'ana@example.org');
    await expect(under.log(problem)).rejects.toMatchObject({ problem: { code: 'problem-closed' } });
    expect((await ask(changeRemediation, change, BO)).title).toBe('Other');
  });

  it('is moved by its owner too, with what shows it; another problem has no such item', async () => {
    const problem = await under.problem();
    const { id: remediation } = await under.log(problem, { owner: CY });
    const move = { problem, remediation, status: 'done' as const };
    await expect(ask(moveRemediation, move, CY)).rejects.toMatchObject({ problem: { code: 'evidence-needed' } });
    const evidence = { url: 'https://example.org/pull/7' };
    expect(await ask(moveRemediation, { ...move, evidence }, CY)).toMatchObject({
      ...{ status: 'done', evidence: { ...evidence, by: somebody('cy') } },
    });
    const other = await under.problem();
    const elsewhere = ask(getRemediation, { problem: other, remediation }, CY);
    await expect(elsewhere).rejects.toMatchObject({ problem: { code: 'remediation-unknown' } });
  });

  it('of a restricted problem is seen by who sees that alone', async () => {
    const problem = await under.problem({ visibility: 'restricted' });
    const item = await under.log(problem, { owner: CY });
    expect(item.restricted).toBe(true);
    await expect(ask(listRemediation, { problem }, CY)).rejects.toMatchObject({ problem: { code: 'problem-unknown' } });
    const { remediation: theirs } = await ask(listRemediationOf, {}, CY);
    expect(theirs.map(({ id }: { id: string }) => id)).not.toContain(item.id);
  });
});

describe('what there is to do', () => {
  it('is listed page by page: of a person, and what is late', async () => {
    const problem = await under.problem();
    const ids: string[] = [];
    for (const priority of ['low', 'urgent', 'medium']) {
      const { id } = await under.log(problem, { owner: BO, priority });
      ids.push(id);
      await under.age(id, 100);
    }
    const undated = await under.log(problem, { owner: BO, due: null });
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask(listRemediationOf, { limit: 2, ...(after && { after }) }, BO);
      pages.push(...page.remediation.map(({ id }: { id: string }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(pages).toEqual([undated.id, ids[1], ids[2], ids[0]]);
    const late = await ask(listOverdueRemediation, { limit: 2 }, CY);
    expect(late.remediation.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[2]]);
    const rest = await ask(listOverdueRemediation, { limit: 2, after: late.next! }, CY);
    expect([rest.remediation.map(({ id }: { id: string }) => id), rest.next]).toEqual([[ids[0]], null]);
    await expect(ask(listOverdueRemediation, { after: 'x' }, CY)).rejects.toMatchObject({
      problem: { code: 'cursor-unknown' },
    });
    const open = await under.get(RemediationLists).openFor([problem]);
    expect(open.map(({ id }) => id)).toEqual([undated.id]);
  });

  it.each<[string, object, Record<string, 1 | -1>]>([
    ['of a problem', itemsOf('PRB-1'), AS_LOGGED],
    ['of a person', stillToDo('p-bo', null), FIRST_DUE],
    ['of a person, behind a place', stillToDo('p-bo', { due: '2026-03-01T03:00:00.000Z', id: 'rem-1' }), FIRST_DUE],
    ['late', overdueAt('2026-03-01T03:00:00.000Z', null), FIRST_DUE],
    ['late, behind a place', overdueAt('2026-04', { due: '2026-03', id: 'rem-1' }), FIRST_DUE],
    ['without owner or time', unsettledOf(['PRB-1', 'PRB-2']), {}],
    ['linked to issues', { 'unique.issue': { $in: ['a/1', 'a/2'] } }, { _id: 1 }],
  ])('%s is found by an index', async (_what, filter, order) => {
    const { collection } = under.get(RemediationItems).store;
    const stages = stagesOf(
      await collection
        .find(filter as never)
        .sort(order)
        .limit(51)
        .explain('queryPlanner'),
    );
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    if (!('unique.issue' in filter)) expect(stages).not.toContain('SORT');
  });
});

describe('its clock', () => {
  it('reminds the owner, who tracks it, and then who answers for the whole, and no replica twice', async () => {
    const problem = await under.problem();
    const { id } = await under.log(problem, { owner: CY, priority: 'urgent' });
    const { sweep } = under.get(RemediationSweeper);
    await under.age(id, 6);
    await Promise.all([sweep(), sweep()]);
    await under.age(id, 10);
    await Promise.all([sweep(), sweep()]);
    const steps = (await under.told(id)).filter(({ type }) => type.includes('remediation-due'));
    expect(steps.map(({ data }) => [data.step, (data.asks as { name: string }[]).map(({ name }) => name)])).toEqual([
      ['soon', ['cy']],
      ['late', ['cy', 'bo', 'ana']],
    ]);
  });

  it('hands what belonged to somebody who left to who tracks it', async () => {
    const problem = await under.problem();
    const eve = somebody('eve');
    under.known.set(eve.id, eve);
    const { id } = await under.log(problem, { owner: 'eve@example.org' });
    under.known.delete(eve.id);
    await under.age(id, 365);
    await under.get(RemediationSweeper).sweep();
    const told = await under.told(id);
    expect(told.map(({ type }) => type)).toContain('muster.problems.remediation-fell.v1');
    expect(await ask(getRemediation, { problem, remediation: id })).toMatchObject({
      owner: somebody('bo'),
      step: 'late',
    });
  });

  it('does not run behind a SEV4', async () => {
    const problem = await under.problem({ severity: 'SEV4' });
    const { id, clock } = await under.log(problem, { owner: CY });
    await under.age(id, 365);
    await under.get(RemediationSweeper).sweep();
    expect([clock, (await under.told(id)).length]).toEqual([false, 1]);
  });
});

describe('when it comes again', () => {
  it('names the item that was done and did not hold, once, and opens the problem again', async () => {
    const problem = await under.problem();
    const done = await under.log(problem, { owner: CY });
    const open = await under.log(problem);
    const evidence = { words: 'the alert fires' };
    await ask(moveRemediation, { problem, remediation: done.id, status: 'done', evidence }, CY);
    await ask(closeProblem, { problem }, 'ana@example.org');
    const incident = under.incident({ declaredAt: new Date(Date.now() + 60_000).toISOString() });
    const call = { by: somebody('ana'), correlation: 'spec' };
    const { answer } = await under.get(Problems).decide(call, problem, linkIncident({ incident, sequence: 1 }));
    expect(answer).toMatchObject({ status: 'open', reopened: 1 });
    const event = under.event(problem, 'incident-linked', { incident: incident.id, problem: answer });
    const again = under.event(problem, 'problem-reopened', { incident: incident.id, problem: answer });
    const follower = under.get(ProblemFollower);
    await Promise.all([follower.problem(event), follower.problem(event), follower.problem(again)]);
    const told = (await under.told(done.id)).filter(({ type }) => type.includes('did-not-hold'));
    expect(told.map(({ data }) => data)).toMatchObject([
      { incident: incident.id, asks: [somebody('cy'), somebody('bo')] },
    ]);
    const [first, second] = await under.get(RemediationLists).of(problem);
    expect([first?.didNotHold.map((one) => one.incident), second?.id, second?.didNotHold]).toEqual([
      ...[[incident.id], open.id, []],
    ]);
  });

  it('is hidden with its problem when a restricted incident is found to have the same cause', async () => {
    const problem = await under.problem();
    const { id } = await under.log(problem);
    const incident = under.incident({ visibility: 'restricted' });
    const call = { by: somebody('ana'), correlation: 'spec' };
    const { answer } = await under.get(Problems).decide(call, problem, linkIncident({ incident, sequence: 1 }));
    await under
      .get(ProblemFollower)
      .problem(under.event(problem, 'incident-linked', { incident: incident.id, problem: answer }));
    expect((await under.get(RemediationLists).of(problem))[0]).toMatchObject({ id, restricted: true });
  });
});

describe('a problem for which nothing is logged', () => {
  it('is asked about once, unless something was logged that was not heard of yet', async () => {
    const long = new Date(Date.now() - 6 * 86_400_000).toISOString();
    const [empty, logged] = [await under.problem(), await under.problem()];
    await under.log(logged);
    for (const id of [empty, logged]) {
      const { state } = (await under.get(Problems).store.load(id))!;
      const event = under.event(id, 'problem-opened', { problem: { ...state, openedAt: long } });
      await Promise.all([under.get(WatchFollower).problem(event), under.get(WatchFollower).problem(event)]);
    }
    const { sweep } = under.get(RemediationWatches);
    await Promise.all([sweep(), sweep()]);
    const told = async (id: string) => (await under.told(id)).map(({ type }) => type.split('.')[2]);
    expect((await told(empty)).filter((type) => type === 'remediation-missing')).toEqual(['remediation-missing']);
    expect(await told(logged)).not.toContain('remediation-missing');
  });
});
