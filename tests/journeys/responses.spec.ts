import type { Connection } from 'mongoose';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { givenContent, givenOutbound } from '../../apps/communications/src/channel/given-content.js';
import { EmailChannel, senderOf } from '../../apps/communications/src/serving/channels/email/email-channel.js';
import { Letters } from '../../apps/communications/src/serving/channels/email/letters.js';
import { openKeys } from '../../apps/muster/src/keys.js';
import { DataFolder } from '../../apps/muster/src/servers/index.js';
import { EventStream } from '../support/event-stream.js';
import { freePort } from '../support/free-port.js';
import { MailServer } from '../support/mail-server.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';

const REPLIES = 'updates@example.org';
const FRENCH = { 'accept-language': 'fr' };

let people: ThreePeople;
let customers: MailServer;
let database: Connection;
let channel: EmailChannel;
let port: number;
let incident: string;
let path: string;

beforeAll(async () => {
  port = await freePort();
  people = await ThreePeople.start({ REPLIES_ADDRESS: REPLIES, REPLIES_PORT: `${port}` });
  customers = await MailServer.start();
  // The customers' mail server takes what this deployment's own channel sends, signed with its own key.
  const { services } = await openKeys(DataFolder.open(people.muster.folder));
  database = await people.muster.database('communications');
  const sender = senderOf({ settings: { serviceKey: services.communications } } as never, {
    ...{ from: 'Acme <acme@example.org>', repliesAddress: REPLIES },
  });
  channel = new EmailChannel(customers.url, sender, await Letters.open(database));
  incident = (await people.declare({ severity: 'SEV2' })).body.id;
  path = `/v1/incidents/${incident}/responses`;
}, 90_000);

afterAll(async () => {
  await channel?.close();
  await database?.close();
  await customers?.stop();
  await people?.muster.remove();
});

/** An update goes to a customer; gives the addresses that the mail has for what comes back. */
async function updateTo(id: string): Promise<{ answer: string; bounce: string }> {
  await channel.send(givenOutbound('jane@customer.example', { id, content: givenContent({ incident }) }));
  const { raw, from } = customers.last;
  return { answer: /^Reply-To: <?([^\s>]+)/m.exec(raw)![1]!, bounce: from };
}

async function mail(more: SendMailOptions): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({ from: 'Jane Doe <jane@customer.example>', subject: 'Re: down', ...more });
  transport.close();
}

const counts = async () => (await people.ana.get(path)).body.counts;

describe('what customers say', () => {
  let question: string;

  it('comes by mail to the update that it answers, and reaches the responders as it happens', async () => {
    const feed = await EventStream.open(`${people.muster.address}/v1/incidents/${incident}/feed`, people.bo.token!);
    await feed.live();
    const { answer } = await updateTo('upd-1.1/jane');
    await mail({ to: answer, text: 'When can I log in?\n\nOn Monday, Acme wrote:\n> Orders fail' });
    await feed.until(() => feed.told.some(({ type }) => type.includes('response-gathered')));
    feed.close();
    const { body } = await people.bo.get(path);
    expect(body.responses).toMatchObject([
      { words: 'When can I log in?', update: 'upd-1', source: 'email', from: 'j…@customer.example', waits: 'sorting' },
    ]);
    question = body.responses[0].id;
    const told = await eventually(
      async () => JSON.stringify((await people.bo.get(`/v1/incidents/${incident}/timeline`, FRENCH)).body.entries),
      (text) => text.includes('Une réponse est arrivée'),
    );
    expect(told).toContain('Une réponse est arrivée (courriel) : « When can I log in? »');
    expect(told).not.toContain('jane@');
  });

  it('comes by the same door from people and programs', async () => {
    const passed = await people.cy.post(path, { source: 'social', words: 'Login fails', from: '@jane' });
    expect(passed).toMatchObject({ status: 201, body: { from: '@…', by: { name: 'cy' } } });
    const program = await people.muster.asProgram('status-page');
    const same = { source: 'status-page', words: 'Connexion impossible', language: 'fr' };
    const key = { 'idempotency-key': 'form-1' };
    const first = await program.post(path, same, key);
    expect((await program.post(path, same, key)).body.id).toBe(first.body.id);
    expect(await counts()).toMatchObject({ total: 3, sorting: 3 });
    const wrong = await people.cy.post(path, { source: 'telepathy', words: '' }, FRENCH);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
  });

  it('is sorted by people, and its questions answered by the next update', async () => {
    const { responses } = (await people.bo.get(`${path}?waits=sorting`)).body;
    const others = responses.map(({ id }: { id: string }) => id).filter((id: string) => id !== question);
    expect(await people.bo.post(`${path}/sort`, { responses: others, theme: 'login' })).toMatchObject({ status: 200 });
    await people.bo.post(`${path}/sort`, { responses: [question], theme: 'login', isQuestion: true });
    expect(await counts()).toMatchObject({
      sorting: 0,
      answer: 1,
      themes: [{ theme: 'login', count: 3, questions: 1 }],
    });
    const words = { en: { problem: 'Logging in works again.' } };
    const drafted = await people.ana.post(`/v1/incidents/${incident}/updates`, { audience: 'customers', words });
    const update = drafted.body.id;
    const none = await people.ana.post(`${path}/answered`, { responses: [question], update: 'upd-2' });
    expect(none).toMatchObject({ status: 404, body: { code: 'update-unknown' } });
    expect(await counts()).toMatchObject({ answer: 1 });
    await people.ana.post(`${path}/answered`, { responses: [question], update });
    expect(await counts()).toMatchObject({ answer: 0 });
    const unknown = await people.ana.post(`${path}/answered`, { responses: ['rsp-none'], update }, FRENCH);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'response-unknown', responses: ['rsp-none'] } });
  });

  it('is not what machines say: those are counted, and none is answered', async () => {
    const { answer, bounce } = await updateTo('upd-1.2/jane');
    const sent = customers.taken.length;
    await mail({ to: answer, text: 'I am away', headers: { 'Auto-Submitted': 'auto-replied' } });
    await mail({ envelope: { from: '', to: bounce }, raw: 'Subject: Undelivered\r\n\r\nno such user\r\n' });
    await mail({ envelope: { from: '', to: bounce }, raw: 'Subject: Undelivered\r\n\r\nno such user\r\n' });
    expect(await counts()).toMatchObject({ total: 3, automatic: 1, bounced: 1 });
    expect(customers.taken.length).toBe(sent);
    await expect(mail({ to: 'somebody@example.org', text: 'x' })).rejects.toMatchObject({ responseCode: 550 });
  });
});
