import { Inject, Injectable } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Background, Parts } from '#service';
import { type Addressed, type Mailbox, readAddress } from '../../response/mail-addresses.js';
import { mailboxOf } from '../channels/email/mailbox.js';
import type { CommunicationsSettings } from '../settings.js';
import { SETTINGS } from '../settings.module.js';
import { MailIntake, TooManyMails } from './mail-intake.js';
import { readMail } from './read-mail.js';

const MOST_BYTES = 1_048_576;
const LIMITS = {
  ...{ size: MOST_BYTES, maxClients: 20, maxRecipients: 10, maxCommandLength: 2_048 },
  ...{ socketTimeout: 60_000, closeTimeout: 3_000, disableReverseLookup: true },
} as const;
/** It is reached by the organisation's own mail server, which has done all that is done against strangers. */
const PLAIN = { authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], banner: 'Muster', logger: false };

/** A refusal of SMTP: 4xx, come again; 5xx, never. */
const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

/** All of a mail, or undefined when it is too large: then the rest is thrown away as it comes. */
async function rawOf(stream: SMTPServerDataStream): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size <= MOST_BYTES) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
}

/** Takes in mail for the address for answers, where a port is set for it. Any replica may. */
@Injectable()
export class MailReceiver implements Background {
  private readonly mailbox: Mailbox | undefined;
  private server: SMTPServer | undefined;
  /** Where it listens; 0 before it does. */
  port = 0;

  constructor(
    @Inject(MailIntake) private readonly intake: MailIntake,
    @Inject(SETTINGS) private readonly settings: CommunicationsSettings,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.mailbox = mailboxOf(parts.settings.serviceKey, settings.mail);
    if (settings.mail.replies) parts.background.push(this);
  }

  start(): void {
    const { mailbox } = this;
    const { replies } = this.settings.mail;
    if (!replies || !mailbox) return;
    const server = new SMTPServer({
      ...PLAIN,
      ...LIMITS,
      onRcptTo: ({ address }, _session, done) =>
        done(readAddress(mailbox, address) ? null : refusal(550, '5.1.1 there is no such mailbox here')),
      onData: (stream, session, done) => {
        this.receive(mailbox, stream, session).then(() => done(null), done);
      },
    });
    server.on('error', (error) => this.parts.log.warn({ err: error }, 'a mail could not be taken in'));
    server.listen(replies.port, replies.host, () => {
      this.port = (server.server.address() as { port: number }).port;
    });
    this.server = server;
  }

  /** Those under way are finished, for some seconds. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    await new Promise<void>((closed) => server.close(() => closed()));
  }

  private async receive(mailbox: Mailbox, stream: SMTPServerDataStream, { envelope }: SMTPServerSession) {
    const raw = await rawOf(stream);
    if (!raw) throw refusal(552, `5.3.4 a mail has at most ${MOST_BYTES} bytes here`);
    const sender = envelope.mailFrom ? envelope.mailFrom.address || null : null;
    const mail = await readMail(raw, sender).catch(() => {
      throw refusal(554, '5.6.0 this cannot be read as a mail');
    });
    const read = envelope.rcptTo.map(({ address }) => readAddress(mailbox, address));
    const addressed = read.filter((one): one is Addressed => one !== undefined);
    try {
      for (const one of addressed) await this.intake.take(mail, one, mailbox);
    } catch (error) {
      if (error instanceof TooManyMails) throw refusal(451, '4.3.2 too many mails at once, try again later');
      this.parts.log.warn({ err: error }, 'a mail could not be taken in; it will be sent again');
      throw refusal(451, '4.3.0 it cannot be taken in now, try again later');
    }
  }
}
