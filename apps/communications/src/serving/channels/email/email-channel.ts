import { domainToASCII } from 'node:url';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { addressUnfit } from '#contracts';
import type { Parts } from '#service';
import { type Accepted, type Channel, NotDelivered, type Outbound } from '../../../channel/channel.js';
import { mailOf, type Sender } from '../../../channel/email/mail.js';
import { handleOf } from '../../../response/mail-token.js';
import { memberId } from '../../audiences/member-store.js';
import type { MailSettings } from '../../settings.js';
import type { MakeChannel } from '../make-channel.js';
import { OVER_A_DAY } from '../pauses.js';
import { Letters } from './letters.js';
import { mailFailure } from './mail-failure.js';
import { mailboxOf } from './mailbox.js';

const LONGEST = 254;
const mailAddress = z.email().max(LONGEST);
const REASON = {
  en: 'an e-mail address is needed, such as ana@example.org',
  fr: 'il faut une adresse e-mail, comme ana@example.org',
};

/** How long a mail server may take: to be reached, to say who it is, and to say anything. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;
const POOL = { pool: true, maxConnections: 10, maxMessages: 500 } as const;
/** Nothing that stands in a mail makes Muster read a file or fetch something. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const;

/** Mail by the SMTP server of the organisation (RFC 5321, 5322), with what lists and machines need (RFC 2369, 2919, 3834). */
export class EmailChannel implements Channel {
  readonly name = 'email';
  readonly missing: string | null;
  readonly pauses = OVER_A_DAY;
  readonly limit = Number.POSITIVE_INFINITY;
  private readonly transport: Transporter | undefined;
  private readonly provider: string;

  constructor(
    smtpUrl: string | undefined,
    private readonly sender: Sender,
    private readonly letters: Letters,
  ) {
    this.missing = smtpUrl ? null : 'no mail server is set (SMTP_URL)';
    this.provider = smtpUrl && URL.canParse(smtpUrl) ? new URL(smtpUrl).host : 'none';
    if (smtpUrl) this.transport = createTransport({ url: smtpUrl, ...POOL, ...PATIENCE, ...CLOSED } as object);
  }

  check(address: string): string {
    const at = address.trim().lastIndexOf('@');
    const domain = domainToASCII(address.trim().slice(at + 1));
    const read = mailAddress.safeParse(`${address.trim().slice(0, at)}@${domain}`);
    if (at < 1 || !read.success) throw addressUnfit({ channel: this.name, reason: REASON });
    return read.data;
  }

  shown(address: string): string {
    return address;
  }

  providerOf(): string {
    return this.provider;
  }

  async send(message: Outbound): Promise<Accepted> {
    if (!this.transport) throw new NotDelivered(this.missing!, { forGood: true });
    if (!mailAddress.safeParse(message.address).success) throw new NotDelivered(REASON.en, { forGood: true });
    const { returnPath, ...mail } = mailOf(message, this.sender);
    if (this.sender.mailbox) await this.remember(message);
    const envelope = returnPath ? { envelope: { from: returnPath, to: [message.address] } } : {};
    try {
      const { response } = await this.transport.sendMail({ ...mail, ...envelope });
      return { state: 'sent', reference: (response as string | undefined)?.slice(0, 200) ?? null };
    } catch (error) {
      throw mailFailure(error);
    }
  }

  async close(): Promise<void> {
    this.transport?.close();
  }

  /** So that what comes back finds what it is about. */
  private remember({ id, address, mayLeave, content: { incident, thread, data } }: Outbound): Promise<void> {
    const audience = typeof data.audience === 'string' ? data.audience : null;
    const member = mayLeave && audience ? memberId(audience, this.name, address) : null;
    const update = thread.startsWith('upd-') ? thread : null;
    const at = new Date();
    return this.letters.keep({ _id: handleOf(id), delivery: id, incident, update, audience, member, at });
  }
}

/** What stands behind the `@` of whoever mails are from. */
const domainOf = (from: string): string => /@([^\s>]+)>?\s*$/.exec(from)?.[1]?.toLowerCase() ?? 'localhost';

/** Who mails of this deployment are from. */
export function senderOf({ settings }: Pick<Parts, 'settings'>, mail: MailSettings): Sender {
  const mailbox = mailboxOf(settings.serviceKey, mail);
  const { from } = mail;
  return { from, domain: domainOf(mailbox?.address ?? from), ...(mailbox && { mailbox }) };
}

export const emailChannel: MakeChannel = async (parts, { mail }) =>
  new EmailChannel(mail.smtpUrl, senderOf(parts, mail), await Letters.open(parts.connection));
