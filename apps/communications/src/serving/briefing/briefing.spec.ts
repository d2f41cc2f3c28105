import {
  askQuestion,
  getExecutiveBrief,
  listQuestions,
  questionDue,
  questionPassedOn,
  writeExecutiveBrief,
} from '#contracts';
import { CommunicationsUnderTest, somebody } from '../../../../../tests/support/communications-under-test.js';
import { stagesOf } from '../../../../../tests/support/service-under-test.js';
import { factsOf, sent } from '../../plan/given-plan.js';
import { BriefingFollower } from './briefing-follower.controller.js';
import { QuestionSweeper } from './question-sweeper.js';
import { answeredIn, LATEST_FIRST, LONGEST_FIRST, openIn, Questions } from './questions.js';

const [ANA, BO] = [somebody('ana'), somebody('bo')];

let under: CommunicationsUnderTest;

beforeAll(async () => {
  under = await CommunicationsUnderTest.start();
});

afterAll(() => under?.stop());

const asks = (incident: string, words: string) => under.service.ask(askQuestion, { incident, words }, 'cy@example.org');

describe('a question that waits', () => {
  it('reminds whoever answers by then, once however many replicas look', async () => {
    const incident = await under.declared();
    const { id } = await asks(incident.id, 'When is it back?');
    await incident.answered({ 'brief-executives': BO }, ANA);
    const asked = new Date(Date.now() - 16 * 60_000);
    const due = new Date(asked.getTime() + 15 * 60_000).toISOString();
    const earlier = { 'state.askedAt': asked.toISOString(), 'state.due': due, dueAt: asked };
    await under.get(Questions).store.collection.updateOne({ _id: id } as never, { $set: earlier } as never);
    await Promise.all([under.get(QuestionSweeper).sweep(), under.get(QuestionSweeper).sweep()]);
    await under.get(QuestionSweeper).sweep();
    expect(await under.told(incident.id, questionDue)).toMatchObject([{ question: id, step: 'due', asks: [BO] }]);
  });

  it('is left to whoever answers executives from then on, as is every other that is open', async () => {
    const incident = await under.declared();
    const ids = [(await asks(incident.id, 'Are orders lost?')).id, (await asks(incident.id, 'Who knows?')).id];
    const follower = under.get(BriefingFollower);
    const taken = await incident.answered({ 'brief-executives': BO }, ANA);
    const left = await incident.answered({}, ANA);
    await Promise.all([follower.accountability(taken), follower.accountability(taken)]);
    await follower.accountability(left);
    await follower.accountability(taken);
    const passed = await under.told(incident.id, questionPassedOn);
    expect(passed.map(({ from, to, because }) => [from, to, because])).toEqual([
      [ANA, BO, 'successor'],
      [ANA, BO, 'successor'],
      [BO, ANA, 'falls-to-manager'],
      [BO, ANA, 'falls-to-manager'],
    ]);
    expect(new Set(passed.map(({ question }) => question))).toEqual(new Set(ids));
  });
});

describe('the brief for executives', () => {
  it('shows what people wrote, what was last sent, and when more comes', async () => {
    const incident = await under.declared(1, { impact: 'No orders' });
    const data = sent('executives', 0, { facts: factsOf(incident.now) });
    const update = { ...data.update, incident: incident.id };
    const event = incident.event('communications', 'update-sent', 1, { ...data, update });
    await under.get(BriefingFollower).sent(event, { subject: `muster.evt.${incident.id}.communications.update-sent` });
    await under.service.ask(writeExecutiveBrief, { incident: incident.id, needs: 'Patience' });
    const brief = await under.service.ask(getExecutiveBrief, { incident: incident.id }, 'cy@example.org');
    expect(brief).toMatchObject({
      ...{ impact: 'No orders', needs: 'Patience', expected: null, answers: ANA, openQuestions: 0 },
      said: { update: 'upd-0', words: { en: { problem: 'Down' } } },
      nextDue: new Date(Date.parse(incident.now.declaredAt) + 15 * 60_000).toISOString(),
    });
  });
});

describe('every question is answered by an index', () => {
  it.each<[string, object, Record<string, 1 | -1>]>([
    ['what is open', openIn('INC-1'), LONGEST_FIRST],
    ['what is answered', answeredIn('INC-1'), LATEST_FIRST],
  ])('%s', async (_what, filter, order) => {
    const found = under
      .get(Questions)
      .store.collection.find(filter as never)
      .sort(order);
    const stages = stagesOf(await found.limit(100).explain('queryPlanner'));
    expect([stages.includes('IXSCAN'), stages.includes('SORT')]).toEqual([true, false]);
  });

  it('and shows those that are open first', async () => {
    const incident = await under.declared();
    await asks(incident.id, 'First?');
    await asks(incident.id, 'Second?');
    const { questions } = await under.service.ask(listQuestions, { incident: incident.id });
    expect(questions.map(({ words }) => words)).toEqual(['First?', 'Second?']);
  });
});
