import { askQuestion } from '#contracts';
import { CommunicationsUnderTest } from '../../../../tests/support/communications-under-test.js';
import { stagesOf } from '../../../../tests/support/service-under-test.js';
import { openPublications } from '../closing/open-publications.js';
import { openQuestions } from '../closing/open-questions.js';
import { openResponses } from '../closing/open-responses.js';
import { openUpdates } from '../closing/open-updates.js';

let under: CommunicationsUnderTest;

beforeAll(async () => {
  under = await CommunicationsUnderTest.start();
});

afterAll(() => under?.stop());

const filters = [
  ...openUpdates.filters('INC-1').map((filter) => ['updates', filter] as const),
  ...openPublications.filters('INC-1').map((filter) => ['publications', filter] as const),
  ...openQuestions.filters('INC-1').map((filter) => ['questions', filter] as const),
  ...openResponses.filters('INC-1').map((filter) => ['responses', filter] as const),
];

it.each(filters)('%s that are open are found by an index', async (name, filter) => {
  const found = under.service.parts.connection.db!.collection(name).find(filter).limit(201);
  const stages = stagesOf(await found.explain('queryPlanner'));
  expect(stages).toContain('IXSCAN');
  expect(stages).not.toContain('COLLSCAN');
});

it('what is open is listed with whose it is, and of another incident nothing', async () => {
  const incident = await under.declared(0, { severity: 'SEV4' });
  await under.service.ask(askQuestion, { incident: incident.id, words: 'How long?' });
  const listed = await under.service.parts.closing.list(incident.id);
  expect(listed).toMatchObject([
    {
      service: 'communications',
      kind: 'question',
      owner: { name: 'ana' },
      due: null,
      title: { fr: 'la question « How long? »' },
    },
  ]);
  expect(await under.service.parts.closing.list('INC-999')).toEqual([]);
});
