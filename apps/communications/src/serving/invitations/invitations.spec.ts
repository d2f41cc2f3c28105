import { randomUUID } from 'node:crypto';
import ical from 'node-ical';
import PostalMime from 'postal-mime';
import type { Envelope, Meeting } from '#contracts';
import { DeliveriesUnderTest } from '../../../../../tests/support/deliveries-under-test.js';
import { MailServer } from '../../../../../tests/support/mail-server.js';
import { eventually } from '../../../../../tests/support/patient.js';
import { KnownPeople } from '../knowledge/known-people.js';
import { communicationsSettings } from '../settings.js';
import { MeetingFollower } from './meeting-follower.controller.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const BO = { id: 'p-bo', name: 'Bo' };
const DAN = { id: 'p-dan', name: 'Dan' };

let mails: MailServer;
let sending: DeliveriesUnderTest;
let follower: MeetingFollower;

beforeAll(async () => {
  mails = await MailServer.start();
  sending = await DeliveriesUnderTest.start(
    communicationsSettings({ SMTP_URL: mails.url, MAIL_FROM: 'Muster <muster@example.org>' }),
  );
  sending.work();
  follower = sending.get(MeetingFollower);
  for (const [{ id, name }, locale] of [
    [ANA, 'en'],
    [BO, 'fr'],
    [DAN, 'en'],
  ] as const) {
    const person = {
      id,
      name,
      email: `${name.toLowerCase()}@example.org`,
      locale,
      registeredAt: new Date().toISOString(),
    };
    await sending.get(KnownPeople).follow({ sequence: 1, data: { person } } as never);
  }
}, 60_000);

afterAll(async () => {
  await sending?.stop();
  await mails?.stop();
});

const attendee = (person: typeof ANA) => ({
  ...{ person, because: 'asked' as const, roles: [], answer: 'awaited' as const, answeredAt: null, words: null },
  ...{ substitute: null, absent: null },
});

const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  ...{ id: `mtg-${randomUUID()}`, problem: 'PRB-7', restricted: false, title: 'Postmortem', status: 'called' },
  ...{ startsAt: '2027-03-02T09:00:00.000Z', minutes: 60, place: 'Room 4', link: null, agenda: ['What happened'] },
  ...{ attendees: [attendee(ANA), attendee(BO)], decisions: [], record: null, calledBy: ANA },
  ...{ calledAt: new Date().toISOString(), endedAt: null, words: null, revision: 0 },
  ...{ changedAt: new Date().toISOString(), clock: true, remindedFor: null, unrecorded: null, ...more },
});

const event = (data: object, time = new Date().toISOString()): Envelope =>
  ({ id: randomUUID(), time, incident: 'PRB-7', data }) as never;

/** All mails to somebody about this meeting, as others read them. */
async function to(address: string, id: string, count: number) {
  const raw = await eventually(
    async () =>
      mails.taken.filter((mail) => mail.to.includes(address) && mail.raw.replaceAll('\r\n ', '').includes(id)),
    (all) => all.length >= count,
  );
  return Promise.all(
    raw.map(async (mail) => {
      const parsed = await PostalMime.parse(mail.raw, { attachmentEncoding: 'utf8' });
      const calendar = parsed.attachments.find(
        ({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics',
      );
      const [read] = Object.values(ical.sync.parseICS(calendar!.content as string)).filter(
        (one) => one?.type === 'VEVENT',
      );
      return {
        subject: parsed.subject,
        text: parsed.text!,
        method: calendar!.method,
        event: read as never as Record<string, unknown>,
      };
    }),
  );
}

describe('an invitation to a meeting', () => {
  it('comes by mail in the language of each, once however often the event comes, and calendars read it', async () => {
    const one = meeting();
    const called = event({ meeting: one });
    await Promise.all([follower.called(called), follower.called(called)]);
    await follower.called(called);
    const [ana] = await to('ana@example.org', one.id, 1);
    const [bo, ...more] = await to('bo@example.org', one.id, 1);
    expect(more).toEqual([]);
    expect(ana).toMatchObject({ subject: 'Invitation: Postmortem', text: expect.stringContaining('invites you') });
    expect(bo!.text).toContain('vous invite');
    expect(bo!.event).toMatchObject({ uid: `${one.id}@muster`, method: 'REQUEST', sequence: 0, location: 'Room 4' });
    expect(bo!.event.attendee).toHaveLength(2);
    expect((bo!.event.start as Date).toISOString()).toBe(one.startsAt);
  });

  it('is replaced when the meeting is moved, and taken back when it is called off', async () => {
    const one = meeting();
    await follower.called(event({ meeting: one }));
    await to('bo@example.org', one.id, 1);
    const moved = { ...one, startsAt: '2027-03-03T09:00:00.000Z', revision: 1 };
    await follower.moved(event({ meeting: moved, from: one.startsAt }));
    const [, second] = await to('bo@example.org', one.id, 2);
    expect(second!.event).toMatchObject({ uid: `${one.id}@muster`, sequence: 1, method: 'REQUEST' });
    await follower.calledOff(event({ meeting: { ...moved, status: 'called-off', revision: 2, words: 'Too *early*' } }));
    const [, , third] = await to('bo@example.org', one.id, 3);
    expect(third!.event).toMatchObject({ uid: `${one.id}@muster`, sequence: 2, status: 'CANCELLED', method: 'CANCEL' });
    expect(third!.subject).toBe('Annulée: Postmortem');
  });

  it('goes to those alone who come later, or need not come', async () => {
    const one = meeting({ attendees: [attendee(ANA), attendee(DAN)] });
    await follower.invited(event({ meeting: one, people: [DAN] }));
    expect((await to('dan@example.org', one.id, 1))[0]!.event).toMatchObject({ method: 'REQUEST' });
    await follower.leftOut(event({ meeting: { ...one, attendees: [attendee(ANA)] }, person: DAN }));
    expect((await to('dan@example.org', one.id, 2))[1]!.event).toMatchObject({ method: 'CANCEL' });
    expect(await to('ana@example.org', one.id, 0)).toEqual([]);
  });

  it('is not sent for what comes out of a log, days later', async () => {
    const one = meeting();
    await follower.called(event({ meeting: one }, '2026-01-01T00:00:00.000Z'));
    const messages = sending.service.parts.connection.collection('messages');
    expect(await messages.countDocuments({ update: one.id })).toBe(0);
  });
});
