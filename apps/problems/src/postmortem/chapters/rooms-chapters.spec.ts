import { getIncidentFigures, listMeetings, type RequestContract } from '#contracts';
import { ADA, BEN, hours, problemOf } from '../given-postmortem.js';
import type { Drafting } from './chapter.js';
import { figuresChapter } from './figures-chapter.js';
import { meetingChapter } from './meeting-chapter.js';
import { remediationChapter } from './remediation-chapter.js';

const attendee = (person: typeof ADA, absent: boolean) => ({ person, absent });
const MEETINGS = [
  {
    ...{ title: 'What we learned', status: 'ended', startsAt: hours(24), record: { words: 'We went through it.' } },
    attendees: [attendee(ADA, false), attendee(BEN, true)],
    decisions: [{ words: 'Restore once\na month', owner: BEN }],
  },
  {
    ...{ title: 'To come', status: 'called', startsAt: hours(48), record: null, decisions: [] },
    attendees: [attendee(ADA, false)],
  },
  { title: 'Never held', status: 'called-off', startsAt: hours(25), record: null, attendees: [], decisions: [] },
];
const FIGURES = {
  ...{ reliefMs: 7_200_000, resolvedMs: null },
  coordination: {
    ...{ acknowledgements: { asked: 4, late: 1 }, updates: { kept: 3, late: 1, missed: 0 } },
    ...{ handovers: { accepted: 2 }, emptyTooLong: ['scribe'] },
  },
};

const drafting = (language: 'en' | 'fr'): Drafting => {
  const problem = problemOf();
  const answers = new Map<RequestContract, object>([
    [listMeetings, { meetings: MEETINGS }],
    [getIncidentFigures, FIGURES],
  ]);
  return { problem, incidents: problem.incidents, language, ask: async (contract) => answers.get(contract) as never };
};

it('a postmortem tells of the meetings that were held: who was there, what was decided, what was written down', async () => {
  const { text, people } = await meetingChapter.draft(drafting('en'));
  expect(text).toContain('**What we learned**');
  expect(text).toContain('(1 attended, 1 absent)');
  expect(text).toContain(`- Decided: Restore once a month (${BEN.name})`);
  expect(text).toContain('We went through it.');
  expect(text).toMatch(/\*\*To come\*\*, .* \(1 invited\)/);
  expect(text).not.toContain('Never held');
  expect(people?.map(({ name }) => name)).toEqual(expect.arrayContaining([ADA.name, BEN.name]));
});

it('how the work together went stands there in numbers, in the language of the draft', async () => {
  const { text } = await figuresChapter.draft(drafting('en'));
  expect(text).toContain('- Until relief: 2 h 00 min');
  expect(text).toContain('- Roles to be acknowledged: 4 (1 late)');
  expect(text).toContain('- Roles that stood empty for too long: scribe');
  expect(text).not.toContain('Until it was resolved');
  expect((await figuresChapter.draft(drafting('fr'))).text).toContain('- Passations: 2');
});

it('each item of remediation stands there with who sees to it, by when, and where it did not hold', async () => {
  const item = {
    title: 'Alert on\nlag',
    owner: BEN,
    due: hours(100),
    status: 'done',
    didNotHold: [{ incident: 'INC-9' }],
  };
  const chapter = remediationChapter(async () => [item, { ...item, owner: null, due: null, didNotHold: [] }] as never);
  const { text, people } = await chapter.draft(drafting('en'));
  expect(text).toMatch(new RegExp(`^- Alert on lag – done, ${BEN.name}, by .*; did not hold \\(INC-9\\)$`, 'm'));
  expect(text).toContain('- Alert on lag – done, nobody');
  expect(people).toHaveLength(1);
});
