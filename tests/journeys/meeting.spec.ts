import ical from 'node-ical';
import PostalMime from 'postal-mime';
import type { Answer, Api } from '../support/api.js';
import { MailServer } from '../support/mail-server.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let mails: MailServer;
let people: ThreePeople;
let ana: Api;
let bo: Api;
let incident: string;
let problem: string;

beforeAll(async () => {
  mails = await MailServer.start();
  people = await ThreePeople.start({
    SMTP_URL: mails.url,
    MAIL_FROM: 'Muster <muster@example.org>',
  });
  ({ ana, bo } = people);
  incident = (await people.declare()).body.id;
  const path = `/v1/incidents/${incident}`;
  await bo.put(`${path}/roles/tech-lead`, { person: 'bo@example.org' });
  await ana.patch(path, { status: 'active' });
  await ana.patch(path, { status: 'resolved' });
  problem = (await ana.post('/v1/problems', { incident })).body.id;
}, 60_000);

afterAll(async () => {
  await people?.muster.remove();
  await mails?.stop();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** The calendars in mails to somebody, as a library of others reads them. */
async function calendars(address: string, count: number) {
  const mine = () => mails.taken.filter(({ to, raw }) => to.includes(address) && raw.includes('text/calendar'));
  const all = await eventually(
    async () => mine(),
    (found) => found.length >= count,
  );
  return Promise.all(
    all.map(async ({ raw }) => {
      const { attachments } = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      const calendar = attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
      const read = Object.values(ical.sync.parseICS(calendar.content as string));
      return read.find((one) => one?.type === 'VEVENT') as never as Record<string, unknown> & { start: Date };
    }),
  );
}

describe('after an incident', () => {
  it('everybody who had a role in it is proposed for the meeting', async () => {
    const { body } = await eventually(
      () => ana.get(`/v1/problems/${problem}/proposed-attendees`),
      ({ body: { attendees } }: Answer) => attendees?.length >= 2,
    );
    const names = body.attendees.map(({ person }: { person: { name: string } }) => person.name);
    expect(names.sort()).toEqual(['ana', 'bo']);
  });

  it('its numbers are there, with pictures in the language of the reader', async () => {
    const { body } = await eventually(
      () => ana.get(`/v1/incidents/${incident}/figures`, { 'accept-language': 'fr' }),
      ({ body: figures }: Answer) => figures.resolvedMs !== null && figures.coordination?.load.length === 2,
    );
    expect(body.vacancies.map(({ role }: { role: string }) => role)).toContain('incident-manager');
    expect(body.plots[0]).toMatchObject({ title: 'Combien de temps il a fallu', svg: expect.stringMatching(/^<svg/) });
    const { body: all } = await ana.get(`/v1/figures?from=${inDays(-1)}&to=${inDays(1)}`);
    expect(all.all).toMatchObject({ incidents: 1, problems: 1 });
  });
});

describe('a meeting about the postmortem', () => {
  it('comes into calendars by mail, is moved there, and taken back', async () => {
    const called = await ana.post(`/v1/problems/${problem}/meetings`, {
      startsAt: inDays(3),
      place: 'Room 4',
      agenda: ['Luck'],
    });
    expect(called.status).toBe(201);
    const path = `/v1/problems/${problem}/meetings/${called.body.id}`;
    const [first] = await calendars('bo@example.org', 1);
    expect(first).toMatchObject({
      uid: `${called.body.id}@muster`,
      method: 'REQUEST',
      sequence: 0,
      location: 'Room 4',
    });
    expect(first!.start.toISOString()).toBe(called.body.startsAt.replace(/\.\d+Z/, '.000Z'));
    const answered = await bo.post(`${path}/answer`, { answer: 'declined', substitute: 'cy@example.org' });
    expect(answered.body.attendees.map(({ answer }: { answer: string }) => answer)).toContain('declined');
    expect((await calendars('cy@example.org', 1))[0]).toMatchObject({ method: 'REQUEST' });
    expect((await ana.patch(path, { startsAt: inDays(4) })).body.revision).toBe(1);
    expect((await calendars('bo@example.org', 2))[1]).toMatchObject({ sequence: 1, method: 'REQUEST' });
    await ana.post(`${path}/call-off`, { words: 'Too early' });
    expect((await calendars('bo@example.org', 3))[2]).toMatchObject({
      sequence: 2,
      method: 'CANCEL',
      status: 'CANCELLED',
    });
  });
});
