import {
  changeProblem,
  confirmFactor,
  findAlike,
  getProblemAlike,
  markRootCause,
  type ProblemRecord,
  proposeFactor,
  removeFactor,
  rewordFactor,
  unmarkRootCause,
} from '#contracts';
import { AnalysesUnderTest, BO } from '../../../../../tests/support/analyses-under-test.js';
import { shownProblem } from '../../problem/problem.js';
import { Problems } from '../problems/problems.js';
import { AlikeFollower } from './alike-follower.controller.js';

const CAUSE = 'The keepalive of the proxy is shorter than the idle timeout of the balancer';
const WORDS = 'idle balancer drops connections of the proxy';

let under: AnalysesUnderTest;

beforeAll(async () => {
  under = await AnalysesUnderTest.start();
});

afterAll(() => under?.stop());

const ask: AnalysesUnderTest['service']['ask'] = (...given) => under.service.ask(...given);
const follower = () => under.get(AlikeFollower);
const recordOf = async (problem: string) => (await under.get(Problems).store.load(problem))!;

/** What an event of the problem itself told. */
const toldOf = (problem: ProblemRecord, sequence: number) =>
  follower().problem(under.told('problems.problem-renamed', problem.id, { problem }, sequence));
/** Its analysis changed, and the follower hears of it. */
const analysed = (problem: string) => follower().analysed(under.told('problems.any', problem, { problem }));
const foundBy = async (words: string) => (await ask(findAlike, { words }, BO)).problems;

/** A problem whose title tells nothing of its cause, with that cause as a confirmed factor. */
async function withFactor(title: string, what = CAUSE): Promise<{ problem: string; factor: string }> {
  const problem = await under.problem({ title, components: [] });
  const { id: factor } = await ask(proposeFactor, { problem, what }, BO);
  await ask(confirmFactor, { problem, factor }, BO);
  return { problem, factor };
}

describe('the root cause of a problem', () => {
  it('is what it is found by from being marked on, in its words as they are now, until it is none any more', async () => {
    const { problem, factor } = await withFactor('Customers see errors');
    const { state, version } = await recordOf(problem);
    await toldOf(shownProblem(state), version);
    expect(await foundBy(WORDS)).toEqual([]);

    await ask(markRootCause, { problem, factor, confidence: 'likely' }, BO);
    await analysed(problem);
    const [found] = await foundBy(WORDS);
    expect(found).toMatchObject({ id: problem, why: [{ by: 'cause', of: expect.arrayContaining(['balancer']) }] });
    expect(found!.why[0]!.why.en).toMatch(/^the cause is told in the same words: /);

    await ask(rewordFactor, { problem, factor, revision: 1, what: 'Walruses chew on the cables' }, BO);
    await analysed(problem);
    expect(await foundBy(WORDS)).toEqual([]);
    expect(await foundBy('walrus chewing cables')).toMatchObject([{ id: problem }]);

    await ask(unmarkRootCause, { problem, factor }, BO);
    await analysed(problem);
    expect(await foundBy('walrus chewing cables')).toEqual([]);
  });

  it('finds another problem with the same, and goes with its factor', async () => {
    const causes = ['Certificates of the gateway expire unseen', 'Nobody sees that gateway certificates expire'];
    const both = await Promise.all(
      causes.map((what, index) => withFactor(index === 0 ? 'Orders fail' : 'Slow mail', what)),
    );
    for (const { problem, factor } of both) {
      await ask(markRootCause, { problem, factor, confidence: 'certain' }, BO);
      await analysed(problem);
    }
    const [one, other] = both;
    const alike = async () => (await ask(getProblemAlike, { problem: one!.problem }, BO)).problems;
    expect(await alike()).toMatchObject([{ id: other!.problem, why: [{ by: 'cause' }] }]);
    await ask(removeFactor, { ...other!, revision: 1 }, BO);
    await analysed(other!.problem);
    expect(await alike()).toEqual([]);
  });

  it('stays where what was told of the problem earlier comes late, or comes again', async () => {
    const { problem, factor } = await withFactor('Orders are slow', 'The okapi cache evicts everything');
    const { state, version } = await recordOf(problem);
    const before = shownProblem(state);
    await ask(markRootCause, { problem, factor, confidence: 'possible' }, BO);
    await ask(changeProblem, { problem, title: 'Checkout is slow' }, BO);
    await analysed(problem);
    await toldOf(before, version);
    const [found] = await foundBy('okapi cache evicts');
    expect(found).toMatchObject({ id: problem, title: 'Checkout is slow' });
  });
});
