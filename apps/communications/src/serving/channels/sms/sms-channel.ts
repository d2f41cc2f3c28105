import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import plans from 'libphonenumber-js/min/metadata';
import { addressUnfit } from '#contracts';
import { Outgoing } from '#outgoing';
import { type Accepted, type Channel, NotDelivered, type Outbound } from '../../../channel/channel.js';
import { textMessage } from '../../../channel/sms/text-message.js';
import type { CommunicationsSettings } from '../../settings.js';
import type { MakeChannel } from '../make-channel.js';
import { WITHIN_HOURS } from '../pauses.js';
import { excerptOf, post } from '../post.js';
import { hostOf } from '../web-address.js';
import { signedHeaders } from '../webhook/webhook-channel.js';

const REASON = {
  en: 'a telephone number with its country is needed, such as +33 6 12 34 56 78',
  fr: 'il faut un numéro de téléphone avec son pays, comme +33 6 12 34 56 78',
};

/** The JSON of an answer, or nothing where it is none. */
function readAnswer(text: string): { error?: unknown; id?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}

/**
 * Text messages by a gateway of the operator: `{id, to, text}` as JSON, signed as Standard Webhooks
 * (https://www.standardwebhooks.com). A gateway that took it answers 2xx, with `{"error": …}` where its provider refused.
 */
export class SmsChannel implements Channel {
  readonly name = 'sms';
  readonly missing: string | null;
  readonly pauses = WITHIN_HOURS;
  readonly limit = Number.POSITIVE_INFINITY;
  readonly recognisesRepeats = true;

  constructor(
    private readonly gateway: CommunicationsSettings['sms'],
    private readonly outgoing: Outgoing,
  ) {
    this.missing = gateway ? null : 'no gateway for text messages is set (SMS_GATEWAY_URL, SMS_GATEWAY_SECRET)';
  }

  check(address: string): string {
    const number = address.length <= 40 ? parsePhoneNumberFromString(address, plans) : undefined;
    if (!number?.isValid() || number.ext) throw addressUnfit({ channel: this.name, reason: REASON });
    return number.number;
  }

  shown(address: string): string {
    return `${address.slice(0, 3)}…${address.slice(-2)}`;
  }

  providerOf(): string {
    return this.gateway ? hostOf(this.gateway.url) : 'none';
  }

  async send({ id, address, content }: Outbound): Promise<Accepted> {
    if (!this.gateway) throw new NotDelivered(this.missing!, { forGood: true });
    const { url, secret } = this.gateway;
    const body = JSON.stringify(textMessage(id, address, content));
    const { text } = await post(this.outgoing, url, body, { headers: signedHeaders(secret, id, body) });
    const answer = readAnswer(text);
    if (!answer.error) return { state: 'sent', reference: typeof answer.id === 'string' ? answer.id : null };
    throw new NotDelivered(`the gateway refused it: ${excerptOf(JSON.stringify(answer.error))}`, { forGood: false });
  }
}

export const smsChannel: MakeChannel = ({ settings }, { sms }) =>
  new SmsChannel(sms, new Outgoing(settings.outgoingAllowed ?? []));
