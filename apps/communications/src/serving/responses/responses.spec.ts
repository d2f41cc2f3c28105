import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { createTransport, type SendMailOptions } from 'nodemailer';
import {
  answerQuestions,
  type CustomerResponse,
  draftUpdate,
  type Envelope,
  gatherResponse,
  type InputOf,
  listResponses,
  listStrayResponses,
  sortResponses,
} from '#contracts';
import { eventually } from '../../../../../tests/support/patient.js';
import { ServiceUnderTest, stagesOf } from '../../../../../tests/support/service-under-test.js';
import { addressFor, type Mailbox, messageIdOf } from '../../response/mail-addresses.js';
import { handleOf } from '../../response/mail-token.js';
import { MemberStore, memberId } from '../audiences/member-store.js';
import { Letters } from '../channels/email/letters.js';
import { mailboxOf } from '../channels/email/mailbox.js';
import { CommunicationsModule } from '../communications.module.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { communicationsSettings } from '../settings.js';
import { Gatherings } from './gatherings.js';
import { MailCounts } from './mail-counts.js';
import { MailReceiver } from './mail-receiver.js';
import { afterPlace, LATEST, OLDEST, RESPONSE_INDEXES, responsesThatFit, since, unsorted } from './response-queries.js';
import { RESPONSES } from './stores.js';
import { WaitingSweeper } from './waiting-sweeper.js';

const ANA = { id: 'p-ana', name: 'Ana' };
const BO = { id: 'p-bo', name: 'Bo' };
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

let service: ServiceUnderTest;
let mailbox: Mailbox;
let receiver: MailReceiver;
let incidents = 0;

beforeAll(async () => {
  const settings = communicationsSettings({ REPLIES_ADDRESS: 'updates@example.org', REPLIES_PORT: '0' });
  service = await ServiceUnderTest.start('communications', CommunicationsModule.with(settings));
  mailbox = mailboxOf(service.parts.settings.serviceKey, settings.mail)!;
  receiver = service.app.get(MailReceiver, { strict: false });
  receiver.start();
  await eventually(
    async () => receiver.port,
    (port) => port > 0,
  );
}, 60_000);

afterAll(async () => {
  await receiver?.stop();
  await service?.stop();
});

/** A part of the service. */
const part = <Part>(token: unknown) => service.app.get<Part>(token as never, { strict: false });

const answering = (accountable: typeof ANA, duty: string, scope = 'incident') => ({
  ...{ duties: [duty], scope, accountable, because: 'incident-manager' as const },
  ...{ role: 'incident-manager', heldIn: scope, entitled: [], epoch: 1 },
});

/** An incident that Ana manages; Bo gathers what customers say. */
async function declared(more: object = {}, restricted = false): Promise<string> {
  incidents += 1;
  const id = `INC-${incidents}`;
  const table = [answering(ANA, 'command-incident'), answering(BO, 'collect-customer-responses', 'external')];
  await service.parts.authority.copy.keep({
    incident: id,
    sequence: 1,
    table,
    manager: ANA.id,
    restricted,
    sees: [],
  } as never);
  const incident = {
    id,
    severity: 'SEV2',
    status: 'active',
    kind: 'real',
    visibility: restricted ? 'restricted' : 'open',
    declaredAt: ago(120),
    ...more,
  };
  const event = {
    ...{
      specversion: '1.0',
      id: randomUUID(),
      source: '/muster/incidents',
      type: 'muster.incidents.incident-declared.v1',
    },
    ...{ subject: id, time: ago(120), datacontenttype: 'application/json', incident: id, sequence: 1 },
    ...{ actor: ANA.id, actorname: ANA.name, correlationid: 'c-1', data: { incident } },
  } as Envelope;
  await part<KnownIncidents>(KnownIncidents).follow(event, null);
  await part<Gatherings>(Gatherings).follow(event);
  return id;
}

/** A mail went out for an update of this incident; gives its delivery. */
async function wrote(incident: string | null, more: object = {}): Promise<string> {
  const delivery = `d-${randomUUID()}`;
  await part<Letters>(Letters).keep({
    ...{
      _id: handleOf(delivery),
      delivery,
      incident,
      update: 'upd-1',
      audience: 'customers',
      member: null,
      at: new Date(),
    },
    ...more,
  });
  return delivery;
}

/** Somebody's mail server hands in a mail. */
async function mail(more: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
  await transport.sendMail({ from: 'Jane <jane@customer.example>', subject: 'Re: down', text: 'Login fails', ...more });
  transport.close();
}

const refusalOf = (sending: Promise<unknown>) =>
  sending.then(
    () => ({ responseCode: 250 }),
    (error) => error as { responseCode: number },
  );
const gather = (incident: string, words: string, more: object = {}) =>
  service.ask(gatherResponse, { incident, source: 'support', words, ...more }) as Promise<CustomerResponse>;
const list = (incident: string, more: Partial<InputOf<typeof listResponses>> = {}, email?: string) =>
  service.ask(listResponses, { incident, ...more }, email);
const words = (responses: readonly CustomerResponse[]) => responses.map((one) => one.words);
const events = (incident: string, name: string) =>
  service.parts.connection
    .collection('event_log')
    .find({ 'event.incident': incident, 'event.type': `muster.communications.${name}.v1` })
    .toArray();

describe('an answer to a mail', () => {
  it('comes to the update that it answers, in its own words and with its writer masked', async () => {
    const incident = await declared();
    const delivery = await wrote(incident);
    await mail({
      to: addressFor(mailbox, 'answer', delivery),
      text: 'Login fails for jane@customer.example\n\nOn Monday, 3 March, Acme wrote:\n> Orders fail\n',
    });
    const { responses, counts } = await list(incident);
    expect(responses).toMatchObject([
      {
        words: 'Login fails for j…@customer.example',
        from: 'j…@customer.example',
        update: 'upd-1',
        source: 'email',
        audience: 'customers',
      },
    ]);
    expect(counts).toMatchObject({ total: 1, sorting: 1, sources: [{ source: 'email', count: 1 }] });
    const told = await eventually(
      () => events(incident, 'response-gathered'),
      ({ length }) => length > 0,
    );
    expect([told.length, JSON.stringify(told).includes('jane@')]).toEqual([1, false]);
  });

  it('is there once, however often its mail server sends it', async () => {
    const incident = await declared();
    const to = addressFor(mailbox, 'answer', await wrote(incident));
    const same = { to, messageId: '<1@customer.example>' };
    await Promise.all([mail(same), mail(same), mail(same)]);
    await mail({ to, messageId: '<2@customer.example>' });
    expect((await list(incident)).counts.total).toBe(2);
  });

  it('finds its update by what it answers, where the address has lost its token', async () => {
    const incident = await declared();
    const messageId = messageIdOf(await wrote(incident), 'example.org');
    await mail({ to: 'updates@example.org', inReplyTo: messageId, references: `<x@y.example> ${messageId}` });
    expect(words((await list(incident)).responses)).toEqual(['Login fails']);
  });

  it('is read where it is HTML alone', async () => {
    const incident = await declared();
    const to = addressFor(mailbox, 'answer', await wrote(incident));
    await mail({ to, text: '', html: '<p>Login <b>fails</b></p><script>x()</script><blockquote>old</blockquote>' });
    expect(words((await list(incident)).responses)).toEqual(['Login fails']);
  });

  it('is kept without an update where it answers nothing known, for administrators alone', async () => {
    await mail({ to: 'updates@example.org', subject: 'My orders', text: 'Where are they?' });
    const stray = await service.ask(listStrayResponses, {}, 'admin.eve@example.org');
    expect(stray.responses).toMatchObject([{ incident: '_', update: null, words: 'My orders\n\nWhere are they?' }]);
    await expect(service.ask(listStrayResponses, {})).rejects.toMatchObject({ problem: { code: 'not-for-you' } });
  });
});

describe('a mail that is no answer', () => {
  it.each([
    ['an out-of-office answer', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a list', { headers: { 'List-Id': '<l.example>' } }],
    ['bulk', { headers: { Precedence: 'bulk' } }],
    ['a mail server, with a null sender', { envelopeFrom: '' }],
  ])(
    'is counted and not kept: %s',
    async (_what, { envelopeFrom, ...more }: { envelopeFrom?: string; headers?: Record<string, string> }) => {
      const incident = await declared();
      const to = addressFor(mailbox, 'answer', await wrote(incident));
      await mail({ to, ...more, ...(envelopeFrom !== undefined && { envelope: { from: envelopeFrom, to } }) });
      expect((await list(incident)).counts).toMatchObject({ total: 0, automatic: 1 });
    },
  );

  it('is kept no more from a machine that does not say that it is one', async () => {
    const incident = await declared();
    const to = addressFor(mailbox, 'answer', await wrote(incident));
    for (let count = 0; count < 25; count += 1) await mail({ to, text: `I got your mail ${count}` });
    expect((await list(incident)).counts).toMatchObject({ total: 20, automatic: 5 });
  });

  it('marks what came back, once, with the reason, however often it comes', async () => {
    const incident = await declared();
    const delivery = await wrote(incident);
    const to = addressFor(mailbox, 'bounce', delivery);
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nSubject: Undelivered\r\n',
      '--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n',
      '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n',
      'Final-Recipient: rfc822; jo@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n',
      '--b--\r\n',
    ].join('\r\n');
    for (let count = 0; count < 3; count += 1) await mail({ envelope: { from: '', to }, raw: report });
    const letter = await part<Letters>(Letters).find([handleOf(delivery)]);
    expect(letter?.bounced).toBe('5.1.1 550 no such user');
    expect((await list(incident)).counts).toMatchObject({ total: 0, bounced: 1, automatic: 0 });
  });

  it('takes whoever asks to be left out of the audience, and answers nothing', async () => {
    const incident = await declared();
    const id = memberId('customers', 'email', 'jane@customer.example');
    const members = part<MemberStore>(MemberStore);
    await members.put([
      {
        ...{
          _id: id,
          audience: 'customers',
          channel: 'email',
          address: 'jane@customer.example',
          person: null,
          name: null,
        },
        ...{ team: null, language: null, components: [], severities: [], addedAt: ago(1), addedBy: ANA },
      },
    ]);
    const delivery = await wrote(incident, { member: id });
    await mail({ to: addressFor(mailbox, 'leave', delivery), subject: 'unsubscribe', text: '' });
    expect(await members.collection.countDocuments({ _id: id })).toBe(0);
    await mail({ to: addressFor(mailbox, 'leave', delivery), subject: 'unsubscribe', text: '' });
    expect((await list(incident)).counts.total).toBe(0);
  });

  it('is refused unread where it is for nobody here, too large, or no mail', async () => {
    for (const to of ['other@example.org', 'updates+abc@example.org', 'updates@elsewhere.example']) {
      expect((await refusalOf(mail({ to }))).responseCode).toBe(550);
    }
    const to = 'updates@example.org';
    expect((await refusalOf(mail({ to, text: 'x'.repeat(1_500_000) }))).responseCode).toBe(552);
    const deep = Array.from(
      { length: 200 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
    ).join('');
    expect((await refusalOf(mail({ envelope: { from: 'a@b.example', to }, raw: deep }))).responseCode).toBe(554);
  });
});

describe('what customers say', () => {
  it('is gathered by people, sorted, and answered by an update', async () => {
    const incident = await declared();
    const one = await gather(incident, 'When will it work?', { from: 'Jane Doe', language: 'en', update: 'upd-7' });
    expect(one).toMatchObject({ from: 'J… D…', by: { name: 'ana' }, language: 'en', update: 'upd-7' });
    const two = await gather(incident, 'Login fails', { source: 'social' });
    const three = await gather(incident, 'Cannot log in');
    expect(words((await list(incident, { waits: 'sorting' })).responses)).toEqual([
      'When will it work?',
      'Login fails',
      'Cannot log in',
    ]);
    await service.ask(sortResponses, { incident, responses: [two.id, three.id, three.id], theme: 'login' });
    await service.ask(sortResponses, { incident, responses: [one.id], isQuestion: true });
    const { counts } = await list(incident);
    expect(counts).toMatchObject({
      total: 3,
      sorting: 0,
      answer: 1,
      themes: [{ theme: 'login', count: 2, questions: 0 }],
    });
    expect(words((await list(incident, { waits: 'answer' })).responses)).toEqual(['When will it work?']);
    expect(words((await list(incident, { theme: 'login', source: 'social' })).responses)).toEqual(['Login fails']);
    expect((await list(incident, { update: 'upd-7' })).counts.total).toBe(1);
    const said = { en: { problem: 'It works again.' } };
    const { id: update } = await service.ask(draftUpdate, { incident, audience: 'customers', words: said });
    const answers = (to: string) => service.ask(answerQuestions, { incident, responses: [one.id], update: to });
    await expect(answers('upd-8')).rejects.toMatchObject({ problem: { code: 'update-unknown' } });
    const { responses } = await answers(update);
    expect(responses).toMatchObject([{ answered: { update, by: { name: 'ana' } }, waits: null }]);
    expect((await list(incident)).counts.answer).toBe(0);
  });

  it('is listed page by page, latest first', async () => {
    const incident = await declared();
    for (const text of ['a', 'b', 'c', 'd', 'e']) await gather(incident, text);
    const first = await list(incident, { limit: 2 });
    const second = await list(incident, { limit: 2, after: first.next! });
    const third = await list(incident, { limit: 2, after: second.next! });
    expect([first, second, third].map(({ responses }) => words(responses).join(''))).toEqual(['ed', 'cb', 'a']);
    expect(third.next).toBeNull();
    await expect(list(incident, { after: 'nonsense' })).rejects.toMatchObject({ problem: { code: 'cursor-unknown' } });
  });

  it('is not seen by who does not see the incident, and what is not of it is not sorted', async () => {
    const hidden = await declared({}, true);
    for (const asking of [list(hidden), gather(hidden, 'x')]) {
      await expect(asking).rejects.toMatchObject({
        problem: { code: expect.stringMatching(/incident-unknown|unavailable/) },
      });
    }
    const [mine, other] = [await declared(), await declared()];
    const { id } = await gather(other, 'x');
    await expect(service.ask(sortResponses, { incident: mine, responses: [id], theme: 'x' })).rejects.toMatchObject({
      problem: { code: 'response-unknown', status: 404, responses: [id] },
    });
    await expect(service.ask(sortResponses, { incident: mine, responses: [id] })).rejects.toMatchObject({
      problem: { code: 'invalid-input' },
    });
  });

  it('is told one by one while few come; of many the record tells how many more there are', async () => {
    const incident = await declared();
    for (let count = 0; count < 14; count += 1) await gather(incident, `word ${count}`);
    expect((await list(incident)).counts.total).toBe(14);
    const told = await eventually(
      () => events(incident, 'response-gathered'),
      ({ length }) => length >= 10,
    );
    const kept = await eventually(
      () => events(incident, 'response-kept'),
      ({ length }) => length >= 4,
    );
    expect([told.length, kept.length]).toEqual([10, 4]);
    await aged(incident, 'pouringSince');
    await part<WaitingSweeper>(WaitingSweeper).sweep();
    const poured = await eventually(
      () => events(incident, 'responses-poured-in'),
      ({ length }) => length > 0,
    );
    expect(poured).toMatchObject([{ event: { data: { count: 4 } } }]);
  });

  it('asks who answers for it when it waits too long, once a step, and no more when it is sorted', async () => {
    const incident = await declared();
    const { id } = await gather(incident, 'Is anybody there?');
    const sweeper = part<WaitingSweeper>(WaitingSweeper);
    await sweeper.sweep();
    expect(await events(incident, 'responses-waiting')).toEqual([]);
    await aged(incident, 'since', 21);
    await stored().updateOne({ _id: id as never }, { $set: { 'state.at': await sinceOf(incident) } });
    await Promise.all([sweeper.sweep(), sweeper.sweep(), sweeper.sweep()]);
    const asked = await eventually(
      () => events(incident, 'responses-waiting'),
      ({ length }) => length > 0,
    );
    expect(asked).toMatchObject([{ event: { data: { step: 'holder', asks: [BO], count: 1, minutes: 21 } } }]);
    await service.ask(sortResponses, { incident, responses: [id], theme: 'other' });
    expect((await part<Gatherings>(Gatherings).store.load(incident))?.state).toMatchObject({ since: null, said: null });
  });
});

const stored = () => part<{ collection: mongo.Collection }>(RESPONSES).collection;

/** As if it had been so for some minutes. */
async function aged(incident: string, field: string, minutes = 2): Promise<void> {
  const { collection } = part<Gatherings>(Gatherings).store;
  const change = { [`state.${field}`]: ago(minutes), dueAt: new Date(Date.now() - 1_000) };
  await collection.updateOne({ _id: incident } as never, { $set: { ...change } as never });
}

const sinceOf = async (incident: string) => (await part<Gatherings>(Gatherings).store.load(incident))!.state.since;

describe('every question is answered by an index', () => {
  const place = { at: ago(1), id: 'rsp-1' };

  it.each<[string, object, Record<string, 1 | -1>]>([
    ['all of an incident', responsesThatFit({ incident: 'INC-1' }), LATEST],
    ['the next page', { ...responsesThatFit({ incident: 'INC-1' }), ...afterPlace(place, LATEST) }, LATEST],
    ['of an update', responsesThatFit({ incident: 'INC-1', update: 'upd-1' }), LATEST],
    ['of a theme', responsesThatFit({ incident: 'INC-1', theme: 'login' }), LATEST],
    ['of a source', responsesThatFit({ incident: 'INC-1', source: 'email' }), LATEST],
    ['questions of an update', responsesThatFit({ incident: 'INC-1', update: 'upd-1', waits: 'answer' }), OLDEST],
    ['what waits longest', unsorted('INC-1'), OLDEST],
    ['what came lately', since('INC-1', ago(1)), LATEST],
  ])('%s', async (_what, filter, order) => {
    const stages = stagesOf(await stored().find(filter).sort(order).limit(51).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
    expect(RESPONSE_INDEXES.length).toBeLessThanOrEqual(5);
  });

  it('whose clock is due, and what was counted', async () => {
    const due = part<Gatherings>(Gatherings)
      .store.collection.find({ dueAt: { $lte: new Date() } })
      .sort({ dueAt: 1 });
    expect(stagesOf(await due.explain('queryPlanner'))).toContain('IXSCAN');
    const counted = part<MailCounts>(MailCounts).collection.find({ incident: 'INC-1' });
    expect(stagesOf(await counted.explain('queryPlanner'))).toContain('IXSCAN');
  });
});
