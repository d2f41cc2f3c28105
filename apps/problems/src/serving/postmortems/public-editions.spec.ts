import {
  approvePostmortem,
  askForPostmortem,
  draftPostmortem,
  getPostmortem,
  openPostmortem,
  planSection,
  publishPostmortem,
  writePublicEdition,
  writeSection,
} from '#contracts';
import { startNeighbours } from '../../../../../tests/support/neighbours-of-problems.js';
import { ANA, BO, named, PostmortemsUnderTest } from '../../../../../tests/support/postmortems-under-test.js';
import { refusalOf } from '../../../../../tests/support/updates-under-test.js';

let under: PostmortemsUnderTest;
let beside: Awaited<ReturnType<typeof startNeighbours>>;

beforeAll(async () => {
  under = await PostmortemsUnderTest.start();
  beside = await startNeighbours(under.service);
});

afterAll(async () => {
  await beside?.stop();
  await under?.stop();
});

const ask: PostmortemsUnderTest['service']['ask'] = (...given) => under.service.ask(...given);
const tell = (problem: string, words: string) =>
  ask(writePublicEdition, { problem, words: { en: { problem: words } } }, BO);

describe('the public edition', () => {
  it('goes out once it was approved, as whoever pressed, and once however often', async () => {
    const problem = await under.problem();
    await ask(openPostmortem, { problem, owner: 'di@example.org' }, BO);
    const { revision } = await ask(writeSection, { problem, section: 'causes', text: 'The disk.', revision: 0 }, BO);
    await tell(problem, 'For an hour orders failed.');
    const early = ask(publishPostmortem, { problem }, BO);
    expect(await refusalOf(early)).toMatchObject({ code: 'postmortem-not-approved' });
    await ask(approvePostmortem, { problem, revision }, ANA);
    const [first, again] = [
      await ask(publishPostmortem, { problem }, BO),
      await ask(publishPostmortem, { problem }, BO),
    ];
    expect(first.passedOn).toMatchObject([{ audience: 'customers', by: named(BO) }]);
    expect(again.passedOn).toEqual(first.passedOn);
    const words = { en: { problem: 'For an hour orders failed.' } };
    expect([...beside.begun.values()]).toMatchObject([{ input: { audience: 'customers', words }, by: 'bo' }]);
    const page = await ask(getPostmortem, { problem, edition: 'public', format: 'html' }, BO);
    expect(page.text).toContain('For an hour orders failed.');
    expect(page.text).not.toContain('The disk.');
  });

  it('names nobody, and leads nowhere inside', async () => {
    const { problem } = await under.opened();
    expect(await refusalOf(tell(problem, 'It was bo.'))).toMatchObject({ code: 'not-for-the-public', names: ['bo'] });
    const link = await refusalOf(tell(problem, 'See https://chat.example.org/42'));
    expect(link).toMatchObject({ code: 'not-for-the-public', links: ['https://chat.example.org/42'] });
  });
});

describe('a postmortem beside the other services', () => {
  it('says roles instead of names in its draft, and asks nobody of a drill by clock', async () => {
    const opened = await under.opened();
    expect(opened.quiet).toBe(true);
    const { missing } = await ask(draftPostmortem, { problem: opened.problem }, BO);
    expect(missing).not.toContain('incidents');
    const { sections } = await ask(getPostmortem, { problem: opened.problem }, BO);
    const impact = sections!.find(({ key }) => key === 'impact')!.text;
    expect(impact).toContain('No orders, says a responder');
  });

  it('is planned for and asked of people in the directory', async () => {
    const { problem } = await under.opened();
    const planned = await ask(planSection, { problem, section: 'lessons', owner: 'di@example.org' }, BO);
    expect(planned.sections.find(({ key }) => key === 'lessons')!.owner).toEqual(named('di@example.org'));
    const asked = { problem, what: 'review', people: ['di@example.org'] };
    expect(await ask(askForPostmortem, asked, BO)).toMatchObject({ status: 'in-review' });
    const { revision } = await ask(writeSection, { problem, section: 'lessons', text: 'Luck.', revision: 0 }, BO);
    const approved = await ask(approvePostmortem, { problem, revision }, 'di@example.org');
    expect(approved).toMatchObject({ status: 'approved', asks: [{ answeredAt: expect.any(String) }] });
  });
});
