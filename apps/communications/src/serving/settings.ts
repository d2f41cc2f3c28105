import { z } from 'zod';
import { FORMS, readEnvironment } from '#service';

/** Where mail is handed to, and taken in. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; without it no mail goes out. */
  readonly smtpUrl?: string;
  /** Who mails are from: an address, or `Name <address>`. */
  readonly from: string;
  /** Where answers and bounces come to, as `local+…@domain`; without it nobody can answer a mail. */
  readonly repliesAddress?: string;
  /** Where this process takes in mail for that address, by SMTP; nowhere when undefined. */
  readonly replies?: { readonly host: string; readonly port: number };
}

/** What communications needs besides what every service needs. */
export interface CommunicationsSettings {
  /** What the organisation is called in what goes out. */
  readonly organisation: string;
  /** Where readers find the status page, without a slash at the end; without it nobody can subscribe to it. */
  readonly pageAddress?: string;
  readonly mail: MailSettings;
  /** The gateway that sends text messages: a web address, and the secret that its requests are signed with. */
  readonly sms?: { readonly url: string; readonly secret: string };
  /** Messages a second for a channel, or for one provider of it (`slack/hooks.slack.com`), over all replicas. */
  readonly limits: ReadonlyMap<string, number>;
  /** Deliveries that one process has under way at once. */
  readonly deliveriesAtOnce: number;
}

const WEB = { protocol: /^https?$/, error: 'an address like https://status.example.org' };
const SMTP = { error: 'an address like smtp://user:password@mail.example.org:587, or smtps://…' };
const LIMITS = { error: 'messages a second by channel or provider, like email=50,slack/hooks.slack.com=1' };
const REPLIES = { error: 'an address whose provider knows plus-addressing, like updates@example.org' };
const SECRET = { error: 'a secret of Standard Webhooks, whsec_ and base64' };

const limits = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => /^\s*([a-z-]+(?:\/[\w.:-]+)?)=(\d+(?:\.\d+)?)\s*$/.exec(pair));
  if (pairs.every((pair) => pair !== null)) return new Map(pairs.map((pair) => [pair[1]!, Number(pair[2])]));
  context.addIssue({ code: 'custom', message: LIMITS.error });
  return z.NEVER;
});

const environment = z
  .object({
    ORGANISATION: z.string().max(200).default('Muster'),
    STATUS_PAGE_ADDRESS: z.url(WEB).max(300).optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/[^\s]+$/, SMTP)
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]{3,320}$/)
      .default('Muster <muster@localhost>'),
    REPLIES_ADDRESS: z.email(REPLIES).optional(),
    REPLIES_HOST: z.string().default('127.0.0.1'),
    REPLIES_PORT: FORMS.port.optional(),
    SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
    SMS_GATEWAY_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/=]{16,}$/, SECRET)
      .optional(),
    CHANNEL_LIMITS: limits.optional(),
    DELIVERIES_AT_ONCE: z.coerce.number().int().min(1).max(1_000).default(50),
  })
  .refine((given) => !given.SMS_GATEWAY_URL || given.SMS_GATEWAY_SECRET, {
    ...{ path: ['SMS_GATEWAY_SECRET'], error: `${SECRET.error}, because SMS_GATEWAY_URL is set` },
  })
  .refine((given) => given.REPLIES_PORT === undefined || given.REPLIES_ADDRESS, {
    ...{ path: ['REPLIES_ADDRESS'], error: `${REPLIES.error}, because REPLIES_PORT is set` },
  });

/** The settings of communications alone from the environment; throws one error that names what is at fault. */
export function communicationsSettings(env: NodeJS.ProcessEnv): CommunicationsSettings {
  const given = readEnvironment(environment, env);
  const { SMTP_URL, REPLIES_ADDRESS, REPLIES_PORT, SMS_GATEWAY_URL, SMS_GATEWAY_SECRET } = given;
  const pageAddress = given.STATUS_PAGE_ADDRESS?.replace(/\/+$/, '');
  return {
    organisation: given.ORGANISATION,
    ...(pageAddress && { pageAddress }),
    mail: {
      from: given.MAIL_FROM,
      ...(SMTP_URL && { smtpUrl: SMTP_URL }),
      ...(REPLIES_ADDRESS && { repliesAddress: REPLIES_ADDRESS }),
      ...(REPLIES_PORT !== undefined && { replies: { host: given.REPLIES_HOST, port: REPLIES_PORT } }),
    },
    ...(SMS_GATEWAY_URL && SMS_GATEWAY_SECRET && { sms: { url: SMS_GATEWAY_URL, secret: SMS_GATEWAY_SECRET } }),
    limits: given.CHANNEL_LIMITS ?? new Map(),
    deliveriesAtOnce: given.DELIVERIES_AT_ONCE,
  };
}
