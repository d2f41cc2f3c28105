import { noteAdded, roleReleased, rostersJoined, vacancyDue } from '#contracts';
import { ADA, at, BEN, CLOCK, given, happened, REAL } from './given.js';
import { noticesOf } from './notices-of.js';

const SEAT = { role: 'scribe', roleName: { en: 'Scribe', fr: 'Secrétaire' }, scope: 'incident' };

describe('what an event has to tell', () => {
  it('stands in both languages, with where it happened and when it may go out', () => {
    expect(noticesOf(given(BEN), REAL, at(2))).toEqual([
      {
        ...{ person: 'p-ben', event: 'e-1', incident: 'INC-42', title: 'The database is slow', isDrill: false },
        text: { en: 'Ada gave the role Scribe to Ben.', fr: 'Ada a confié le rôle Secrétaire à Ben.' },
        ...{ by: ADA, byClock: false, urgent: true, at: at(0), dueAt: at(2) },
      },
    ]);
    const due = happened(vacancyDue.type, { ...SEAT, step: 'half', due: at(60), asks: [BEN] });
    expect(noticesOf(due, REAL, at(2))).toMatchObject([{ byClock: true, urgent: false, dueAt: at(62) }]);
  });

  it.each([
    ['who did it', given(BEN, BEN), REAL],
    ['a program', given({ id: 'program:bot', name: 'bot' }), REAL],
    ['anybody an hour later', given(BEN, ADA, { time: at(-3_598) }), REAL],
    ['anybody where it is only told afterwards', given(BEN), { ...REAL, kind: 'backfilled' } as const],
    ['anybody where it asks nothing', happened('muster.roles.role-acknowledged.v1', { ...SEAT, person: BEN }), REAL],
    ['anybody where nothing is known of such events', happened('muster.roles.something-new.v1', {}), REAL],
  ])('does not reach %s', (_whom, event, about) => {
    expect(noticesOf(event, about, at(2))).toEqual([]);
  });

  it('reaches somebody once, urgently if any of it is', () => {
    const joined = happened(rostersJoined.type, { incident: 'INC-41', manager: BEN, people: [ADA, BEN] });
    const reached = noticesOf(joined, REAL, at(0)).map(({ person, urgent }) => [person, urgent]);
    expect(reached).toEqual([
      ['p-ben', true],
      ['p-ada', false],
    ]);
  });

  it('of something that belongs to no incident has no title, and of an exercise is marked', () => {
    const released = happened(roleReleased.type, { ...SEAT, person: BEN, fallsTo: null }, ADA, { incident: '_' });
    expect(noticesOf(released, null, at(0))).toMatchObject([{ incident: '_', title: null, isDrill: false }]);
    expect(noticesOf(given(BEN), { ...REAL, kind: 'drill' }, at(0))).toMatchObject([{ isDrill: true }]);
  });

  it('is a line of words, whatever was typed', () => {
    const text = `look\r\nBcc: all@example.org\u202Egnp.exe\u0000 ${'x'.repeat(20_000)}`;
    const note = happened(noteAdded.type, { incident: 'INC-42', restricted: false, text, mentions: [BEN] }, CLOCK);
    const [notice] = noticesOf(note, { ...REAL, title: 'a\u2028b\u2066c' }, at(0));
    expect(notice!.text.en).toMatch(/^look Bcc: all@example\.orggnp\.exe x+…$/);
    expect(notice!.text.en).toHaveLength(500);
    expect(notice!.title).toBe('a bc');
  });
});
