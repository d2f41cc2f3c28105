import PostalMime from 'postal-mime';
import type { Answer, Api } from '../support/api.js';
import { MailServer } from '../support/mail-server.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

let people: ThreePeople;
let mails: MailServer;
let ana: Api;
let bo: Api;
let cy: Api;
let path: string;

/** What comes after an answer has seen what that answer led to. */
const after = (answer: Answer) => ({ 'muster-after': answer.headers.get('muster-position')! });

beforeAll(async () => {
  mails = await MailServer.start();
  people = await ThreePeople.start({ SMTP_URL: mails.url, MAIL_FROM: 'Muster <muster@example.org>' });
  ({ ana, bo, cy } = people);
  const { body } = await people.declare();
  path = `/v1/incidents/${body.id}`;
}, 60_000);

afterAll(async () => {
  await people?.muster.remove();
  await mails?.stop();
});

/** The bell of somebody once it has that many notices. */
const bell = (api: Api, count: number) =>
  eventually(
    async () => (await api.get('/v1/notices')).body,
    ({ notices }) => notices.length >= count,
  );
const words = ({ notices }: { notices: { text: { en: string } }[] }) => notices.map(({ text }) => text.en);

describe('what Muster has to tell somebody', () => {
  it('is in their list a moment after it happened, and in nobody else’s', async () => {
    await ana.put(`${path}/roles/scribe`, { person: 'bo@example.org' });
    const list = await bell(bo, 1);
    expect(list).toMatchObject({ unread: 1, notices: [{ urgent: true, title: 'The database is slow', readAt: null }] });
    expect(words(list)).toEqual(['ana gave the role Scribe to bo.']);
    await bo.post(`${path}/roles/scribe/handover`, { to: 'cy@example.org' });
    expect(words(await bell(cy, 1))).toEqual([expect.stringMatching(/^bo offered the role Scribe to cy, until /)]);
    await cy.post(`${path}/roles/scribe/handover/decline`);
    expect(words(await bell(bo, 2))).toEqual([
      'cy declined the role Scribe; bo keeps it.',
      'ana gave the role Scribe to bo.',
    ]);
    expect((await ana.get('/v1/notices')).body).toEqual({ notices: [], unread: 0, next: null });
  });

  it('comes by mail at once where it is urgent', async () => {
    const [first] = await eventually(
      async () => mails.taken.filter(({ to }) => to.includes('bo@example.org')),
      (taken) => taken.length > 0,
    );
    const mail = await PostalMime.parse(first!.raw);
    expect(mail.subject).toContain('INC-1');
    expect(mail.text).toContain('ana gave the role Scribe to bo.');
    expect(mails.taken.filter(({ to }) => to.includes('ana@example.org'))).toEqual([]);
  });

  it('is read when they say so', async () => {
    const { body } = await bo.post('/v1/notices/read', { until: new Date().toISOString() });
    expect(body).toEqual({ unread: 0 });
    expect((await bo.get('/v1/notices?unread=true')).body).toMatchObject({ notices: [], unread: 0 });
  });

  it('of who was mentioned in the record says so', async () => {
    await ana.post(`${path}/timeline`, { text: 'Cy knows the backups', mentions: ['cy@example.org'] });
    expect(words(await bell(cy, 2))[0]).toBe('Cy knows the backups');
  });

  it('comes by the ways that they choose', async () => {
    const before = await bo.get('/v1/notice-preferences');
    expect(before.body).toMatchObject({ urgent: ['email'], digest: ['email'] });
    const set = await bo.patch('/v1/notice-preferences', { urgent: ['sms'], addresses: { sms: '+33 6 12 34 56 78' } });
    expect(set.body).toMatchObject({ person: people.id.bo, urgent: ['sms'], addresses: { sms: '…678' } });
    const refused = await cy.patch('/v1/notice-preferences', { person: 'bo@example.org', urgent: [] });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-for-you']);
    const unfit = await cy.patch('/v1/notice-preferences', { addresses: { slack: 'http://hooks.example.org' } });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'notice-address-unfit']);
  });
});

describe('who needs quiet', () => {
  it('snoozes the clocks of an incident, and the record says so until they are there again', async () => {
    const snoozed = await bo.put(`${path}/snooze`, { minutes: 30, reason: 'asleep until six' });
    expect(snoozed.body).toMatchObject({ person: { name: 'bo' }, reason: 'asleep until six' });
    expect((await ana.get(`${path}/snoozes`)).body.snoozes).toMatchObject([{ person: { name: 'bo' } }]);
    const told = await ana.get(`${path}/timeline`, after(snoozed));
    expect(JSON.stringify(told.body)).toMatch(/bo silenced the clocks until [^"]+: asleep until six/);
    const french = await ana.get(`${path}/timeline`, { 'accept-language': 'fr' });
    expect(JSON.stringify(french.body)).toContain('bo a mis ses rappels en veille');
    const ended = await bo.delete(`${path}/snooze`);
    expect(ended.status).toBe(200);
    expect((await ana.get(`${path}/snoozes`)).body).toEqual({ snoozes: [] });
    const again = await bo.delete(`${path}/snooze`);
    expect([again.status, again.body.code]).toEqual([409, 'not-snoozed']);
  });
});
