import fc from 'fast-check';
import { answerInvitation, inviteAttendees, leaveOutAttendee } from './attendees.js';
import { callMeeting } from './call-meeting.js';
import { ANA, asked, at, BO, CALLING, CY, called, following } from './given-meeting.js';
import { endMeeting, noteAbsence, noteDecision, recordMeeting } from './hold-meeting.js';
import type { MeetingDecides } from './meeting.js';
import { dueAt, endOf, lookAtMeeting } from './meeting-clock.js';
import { callOffMeeting, moveMeeting } from './move-meeting.js';

const DAN = { id: 'p-dan', name: 'Dan' };
const WHO = { holder: BO, up: ANA };

const names = (decide: MeetingDecides, meeting = called(), hours = 1, by = ANA): string[] =>
  decide(meeting, { now: at(hours), by }).map(({ name }) => name);

const accept = answerInvitation({ answer: 'accepted', substitute: null, words: null });

describe('a meeting', () => {
  it('is called for a time to come, with somebody to come', () => {
    const call = (more: object) => () => callMeeting({ ...CALLING, ...more })({ now: at(0), by: ANA });
    expect(called()).toMatchObject({ status: 'called', revision: 0, calledBy: ANA });
    expect(call({ startsAt: at(0) })).toThrow(expect.objectContaining({ code: 'meeting-in-the-past' }));
    expect(call({ attendees: [] })).toThrow(expect.objectContaining({ code: 'nobody-to-invite' }));
  });

  it('asks everybody again when it is at another time, and not when only the room is another', () => {
    const answered = following(called(), [1, accept, BO]);
    const elsewhere = following(answered, [2, moveMeeting({ place: 'Room 5' })]);
    expect(elsewhere).toMatchObject({ revision: 1, attendees: [{ answer: 'accepted' }, { answer: 'awaited' }] });
    const moved = following(elsewhere, [3, moveMeeting({ startsAt: at(80) })]);
    expect(moved).toMatchObject({ revision: 2, attendees: [{ answer: 'awaited' }, { answer: 'awaited' }] });
    expect(names(moveMeeting({ agenda: ['Luck'] }), moved)).toEqual(['meeting-agenda-changed']);
    expect(names(moveMeeting({ place: 'Room 5', minutes: 60 }), moved)).toEqual([]);
  });

  it('is answered by each for themselves, and whom somebody sends is invited', () => {
    const declines = answerInvitation({ answer: 'declined', substitute: DAN, words: 'On leave' });
    expect(() => names(accept, called(), 1, DAN)).toThrow(expect.objectContaining({ code: 'not-invited' }));
    expect(names(declines, called(), 1, BO)).toEqual(['invitation-answered', 'attendees-invited']);
    const [bo, , dan] = following(called(), [1, declines, BO]).attendees;
    expect(bo).toMatchObject({ answer: 'declined', substitute: DAN, words: 'On leave' });
    expect(dan).toMatchObject({ person: DAN, because: 'substitute', answer: 'awaited' });
    expect(names(accept, following(called(), [1, accept, BO]), 2, BO)).toEqual([]);
  });

  it('keeps one person at least, and nobody twice', () => {
    expect(names(inviteAttendees([asked(BO)]))).toEqual([]);
    const alone = following(called(), [1, leaveOutAttendee(CY.id)]);
    expect(names(leaveOutAttendee(BO.id), alone)).toEqual([]);
  });

  it('is held: who was not there, what it decided, and what was said stand in it', () => {
    const held = following(
      called(),
      [72, noteAbsence([CY.id])],
      [73, noteDecision({ id: 'd-1', words: 'Alert on lag', owner: BO })],
      [74, endMeeting()],
      [75, recordMeeting('We spoke.')],
    );
    expect(held).toMatchObject({
      ...{ status: 'ended', endedAt: at(74), attendees: [{ absent: false }, { absent: true }] },
      ...{ decisions: [{ words: 'Alert on lag', owner: BO }], record: { words: 'We spoke.', by: ANA } },
    });
    expect(() => names(noteAbsence(['p-dan']))).toThrow(expect.objectContaining({ code: 'attendee-unknown' }));
    expect(() => names(moveMeeting({ minutes: 5 }), held)).toThrow(expect.objectContaining({ code: 'meeting-over' }));
  });

  it('is called off once, and nothing is held then', () => {
    const off = following(called(), [1, callOffMeeting('Too early')]);
    expect(off).toMatchObject({ status: 'called-off', revision: 1, words: 'Too early' });
    expect(names(callOffMeeting(null), off)).toEqual([]);
    for (const decide of [endMeeting(), recordMeeting('x'), noteAbsence([])]) {
      expect(() => names(decide, off)).toThrow(expect.objectContaining({ code: 'meeting-over' }));
    }
  });
});

describe('the clock of a meeting', () => {
  it('reminds those who have not answered the day before, once for each time it has', () => {
    const meeting = following(called(), [1, accept, BO]);
    expect(dueAt(meeting)).toBe(at(48));
    const [event] = lookAtMeeting(WHO)(meeting, { now: at(48), by: ANA });
    expect(event).toMatchObject({ name: 'meeting-unanswered', data: { asks: [CY] } });
    expect(dueAt(event!.data.meeting)).toBe(at(73 + 24));
    const moved = following(event!.data.meeting, [49, moveMeeting({ startsAt: at(100) })]);
    expect(dueAt(moved)).toBe(at(76));
  });

  it('reminds half-way where it is sooner than a day, and says nothing of it when it has begun', () => {
    const soon = called({ startsAt: at(4) });
    expect(dueAt(soon)).toBe(at(2));
    expect(names(lookAtMeeting(WHO), soon, 4)).toEqual(['meeting-noted']);
  });

  it('asks for the record a day after, then up, the latest step only, until it is there', () => {
    const silent = following(called(), [1, accept, BO], [1, accept, CY]);
    expect(endOf(silent)).toBe(at(73));
    const [first] = lookAtMeeting(WHO)(silent, { now: at(73 + 24), by: ANA });
    expect(first).toMatchObject({ name: 'meeting-unrecorded', data: { step: 'holder', asks: [BO] } });
    const [late] = lookAtMeeting(WHO)(silent, { now: at(73 + 100), by: ANA });
    expect(late).toMatchObject({ data: { step: 'up', asks: [BO, ANA] } });
    expect(dueAt(late!.data.meeting)).toBeNull();
    expect(dueAt(following(silent, [80, recordMeeting('We spoke.')]))).toBeNull();
  });

  it('does not run behind drills, and not for what was called off', () => {
    expect(dueAt(called({ clock: false }))).toBeNull();
    expect(dueAt(following(called(), [1, callOffMeeting(null)]))).toBeNull();
  });
});

const someone = fc.constantFrom(ANA, BO, CY, DAN);
const decision: fc.Arbitrary<MeetingDecides> = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map((hours) => moveMeeting({ startsAt: at(hours) })),
  fc.constantFrom('a', 'b').map((place) => moveMeeting({ place })),
  someone.map((person) => inviteAttendees([asked(person)])),
  someone.map(({ id }) => leaveOutAttendee(id)),
  fc
    .tuple(fc.constantFrom('accepted' as const, 'declined' as const), fc.option(someone))
    .map(([answer, substitute]) => answerInvitation({ answer, substitute, words: null })),
  fc.constantFrom(endMeeting(), callOffMeeting(null), recordMeeting('x'), lookAtMeeting(WHO)),
);

it('whatever is done to it: nobody twice, revisions only rise, and its clock never stands still on what it said', () => {
  const steps = fc.array(fc.tuple(decision, someone), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (all) => {
      let meeting = called();
      all.forEach(([decide, by], index) => {
        const now = at(index * 5);
        let events: ReturnType<MeetingDecides> = [];
        try {
          events = decide(meeting, { now, by });
        } catch (error) {
          expect(error).toHaveProperty('code');
        }
        const next = events.at(-1)?.data.meeting ?? meeting;
        const people = next.attendees.map(({ person }) => person.id);
        expect(new Set(people).size).toBe(people.length);
        expect(people.length).toBeGreaterThan(0);
        expect(next.revision).toBeGreaterThanOrEqual(meeting.revision);
        const looked = lookAtMeeting(WHO)(next, { now, by: ANA }).at(-1)?.data.meeting ?? next;
        const due = dueAt(looked);
        expect(due === null || due > now).toBe(true);
        meeting = next;
      });
    }),
  );
});
