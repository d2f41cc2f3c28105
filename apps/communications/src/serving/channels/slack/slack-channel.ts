import { Outgoing } from '#outgoing';
import { type Accepted, type Channel, NotDelivered, type Outbound } from '../../../channel/channel.js';
import { shownWebAddress } from '../../../channel/shown-web-address.js';
import { slackPost } from '../../../channel/slack/post.js';
import type { MakeChannel } from '../make-channel.js';
import { WITHIN_HOURS } from '../pauses.js';
import { excerptOf, post } from '../post.js';
import { hostOf, webAddress } from '../web-address.js';

/** What is wrong with the message or the channel: the next attempt would be told the same. */
const FOR_GOOD = [400, 403, 404, 410] as const;

/**
 * Messages into a channel of Slack by an incoming webhook, shaped and answered as
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks says; one a second, as
 * https://docs.slack.dev/apis/web-api/rate-limits says.
 */
export class SlackChannel implements Channel {
  readonly name = 'slack';
  readonly missing = null;
  readonly pauses = WITHIN_HOURS;
  readonly limit = 1;
  readonly shown = shownWebAddress;
  readonly providerOf = hostOf;

  constructor(private readonly outgoing: Outgoing) {}

  check(address: string): Promise<string> {
    return webAddress(this.name, address, this.outgoing);
  }

  async send({ address, content }: Outbound): Promise<Accepted> {
    const { text } = await post(this.outgoing, address, JSON.stringify(slackPost(content)), { forGood: FOR_GOOD });
    if (text.trim() === 'ok') return { state: 'delivered', reference: null };
    throw new NotDelivered(`${hostOf(address)} answered 200, but not "ok": ${excerptOf(text)}`, { forGood: false });
  }
}

export const slackChannel: MakeChannel = ({ settings }) =>
  new SlackChannel(new Outgoing(settings.outgoingAllowed ?? []));
