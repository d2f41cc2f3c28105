import { createServer, type Server } from 'node:net';
import { type Connection, createConnection } from 'mongoose';
import { MailServer } from '../../../../../../tests/support/mail-server.js';
import { stagesOf } from '../../../../../../tests/support/service-under-test.js';
import { specDatabase } from '../../../../../../tests/support/spec-servers.js';
import type { Channel, NotDelivered, Outbound } from '../../../channel/channel.js';
import { givenContent, givenOutbound } from '../../../channel/given-content.js';
import { readAddress } from '../../../response/mail-addresses.js';
import { handleOf } from '../../../response/mail-token.js';
import { memberId } from '../../audiences/member-store.js';
import { EmailChannel } from './email-channel.js';
import { Letters } from './letters.js';

const mailbox = { address: 'updates@example.org', secret: 's' };
const sender = { from: 'Acme <acme@example.org>', domain: 'example.org', mailbox };
const database = specDatabase('email');
let connection: Connection;
let letters: Letters;
let mails: MailServer;
let channel: Channel;

beforeAll(async () => {
  connection = await createConnection(database.url).asPromise();
  letters = await Letters.open(connection);
  mails = await MailServer.start({
    onRcptTo: ({ address }, _session, done) => {
      const code = Number(/^refused-(\d+)/.exec(address)?.[1] ?? 0);
      done(code ? Object.assign(new Error('no such user'), { responseCode: code }) : null);
    },
    onMailFrom: (_address, _session, done) => done(),
  });
  channel = new EmailChannel(mails.url, sender, letters);
});

afterAll(async () => {
  await channel?.close?.();
  await mails?.stop();
  await connection?.close();
  await database.drop();
});

const failureOf = (sending: Promise<unknown>): Promise<NotDelivered> =>
  sending.then(
    () => undefined as never,
    (error) => error,
  );
const headersOf = (raw: string) =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
const send = (address: string, more: Partial<Outbound> = {}) => channel.send(givenOutbound(address, more));

describe('a mail by a real mail server', () => {
  it('goes encrypted, as text and HTML, with a sender that names the delivery', async () => {
    await expect(send('jo@example.net')).resolves.toEqual({
      state: 'sent',
      reference: expect.stringContaining('4711'),
    });
    const { from, to, raw, secure } = mails.last;
    expect([secure, to]).toEqual([true, ['jo@example.net']]);
    expect(readAddress(mailbox, from)).toEqual({ kind: 'bounce', handle: handleOf('upd-1.2/q1w2e3') });
    expect(raw).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
    const headers = headersOf(raw);
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain(`Message-ID: <${handleOf('upd-1.2/q1w2e3')}@example.org>`);
    expect(headers.find((one) => one.startsWith('List-Unsubscribe:'))).toMatch(
      /^List-Unsubscribe: <mailto:updates\+l\w+@example\.org\?subject=unsubscribe>$/,
    );
    expect(headers.find((one) => one.startsWith('Reply-To:'))).toMatch(/updates\+a\w+@example\.org/);
  });

  it('is remembered without its address, once, so that what comes back finds it', async () => {
    await send('jo@example.net');
    const found = await letters.collection.find({ delivery: 'upd-1.2/q1w2e3' }).toArray();
    expect(found).toMatchObject([
      {
        incident: 'INC-1',
        update: 'upd-1',
        audience: 'customers',
        member: memberId('customers', 'email', 'jo@example.net'),
      },
    ]);
    expect(JSON.stringify(found)).not.toContain('jo@');
    const explained = await letters.collection.find({ _id: { $in: ['a', 'b'] } }).explain('queryPlanner');
    expect(stagesOf(explained)).toContain('IXSCAN');
  });

  it('has no header that somebody put in, whatever they are called', async () => {
    const content = givenContent({
      subject: 'Down\r\nBcc: evil@example.net\r\n\r\nhello',
      organisation: 'A\r\nX-Evil: 1',
    });
    await send('jo@example.net', { content, name: '"Jo" <evil@example.net>\r\nBcc: e@example.net' });
    const { raw, to } = mails.last;
    expect(to).toEqual(['jo@example.net']);
    expect(headersOf(raw).filter((one) => /^(bcc|x-evil|hello)/i.test(one))).toEqual([]);
    expect(headersOf(raw).filter((one) => /^to:/i.test(one))).toHaveLength(1);
    const before = mails.taken.length;
    for (const address of [
      'a@b.example\r\nRCPT TO:<c@d.example>',
      'a@b.example, c@d.example',
      '<a@b.example> <c@d.example>',
    ]) {
      expect(await failureOf(send(address))).toMatchObject({ how: { forGood: true } });
      expect(() => channel.check(address)).toThrow('address-unfit');
    }
    expect(mails.taken.length).toBe(before);
  });

  it('bounces for good where there is nobody, and comes again where there may be later', async () => {
    expect((await failureOf(send('refused-550@example.net'))).how).toEqual({ forGood: true, bounced: true });
    expect((await failureOf(send('refused-451@example.net'))).how).toEqual({ forGood: false });
    expect((await failureOf(send('refused-550@example.net'))).message).toContain('no such user');
  });

  it('is in the language of its reader', async () => {
    await send('jo@example.net', { content: givenContent({ language: 'fr', subject: 'Commandes en panne é' }) });
    expect(headersOf(mails.last.raw)).toContain('Content-Language: fr');
  });

  it('is many at once by few connections', async () => {
    const before = mails.taken.length;
    await Promise.all(Array.from({ length: 200 }, (_, index) => send('jo@example.net', { id: `d-${index}` })));
    expect(mails.taken.length - before).toBe(200);
  });
});

describe('a mail server that has its own trouble', () => {
  const to = async (url: string) => {
    const one = new EmailChannel(url, { from: 'a@example.org', domain: 'example.org' }, letters);
    const failure = await failureOf(one.send(givenOutbound('jo@example.net')));
    await one.close();
    return failure;
  };

  it('is asked again when it is gone, when it refuses the password, and when it hangs up', async () => {
    const gone = await MailServer.start();
    const { url } = gone;
    await gone.stop();
    expect((await to(url)).how).toEqual({ forGood: false });
    expect((await to(mails.url.replace('secret', 'wrong'))).how).toEqual({ forGood: false });
    const rude: Server = createServer((socket) => socket.end('554 not today\r\n'));
    await new Promise<void>((listening) => rude.listen(0, '127.0.0.1', listening));
    expect((await to(`smtp://127.0.0.1:${(rude.address() as { port: number }).port}`)).how).toEqual({ forGood: false });
    await new Promise((closed) => rude.close(closed));
  });

  it('is believed when it will never take what the mail says, and when it may take it later', async () => {
    const answers = [554, 451];
    const picky = await MailServer.start({
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(Object.assign(new Error('no'), { responseCode: answers.shift() })));
      },
    });
    expect((await to(picky.url)).how).toEqual({ forGood: true });
    expect((await to(picky.url)).how).toEqual({ forGood: false });
    await picky.stop();
  });

  it('is missing where none is set', async () => {
    const none = new EmailChannel(undefined, sender, letters);
    expect([none.missing, channel.missing]).toEqual([expect.stringContaining('SMTP_URL'), null]);
    expect(await failureOf(none.send(givenOutbound('jo@example.net')))).toMatchObject({ how: { forGood: true } });
  });
});

describe('an e-mail address', () => {
  it('is kept with its domain in the form that mail servers know', () => {
    expect(channel.check(' Jo@Example.NET ')).toBe('Jo@example.net');
    expect(channel.check('jo@müller.example')).toBe('jo@xn--mller-kva.example');
  });

  it.each(['', 'jo', 'jo@', '@example.net', 'jo@localhost', 'jo jo@example.net', `${'x'.repeat(300)}@example.net`])(
    'is none: %s',
    (address) => {
      expect(() => channel.check(address)).toThrow('address-unfit');
    },
  );
});
