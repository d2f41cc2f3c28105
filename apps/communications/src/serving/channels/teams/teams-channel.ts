import { Outgoing } from '#outgoing';
import { type Accepted, type Channel, NotDelivered, type Outbound } from '../../../channel/channel.js';
import { shownWebAddress } from '../../../channel/shown-web-address.js';
import { teamsCard } from '../../../channel/teams/card.js';
import type { MakeChannel } from '../make-channel.js';
import { WITHIN_HOURS } from '../pauses.js';
import { excerptOf, post } from '../post.js';
import { hostOf, webAddress } from '../web-address.js';

const FOR_GOOD = [400, 403, 404, 410, 413] as const;

/** What a receiver says that has nothing to complain about; a workflow says nothing (202), connectors said `1`. */
const TAKEN = ['', '1', 'accepted'];

/**
 * Messages into a channel of Microsoft Teams by the webhook of a workflow, shaped and answered as
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using says; four a second,
 * as its part on rate limiting says. A failure further on stands in the body of an answer of 200.
 */
export class TeamsChannel implements Channel {
  readonly name = 'teams';
  readonly missing = null;
  readonly pauses = WITHIN_HOURS;
  readonly limit = 4;
  readonly shown = shownWebAddress;
  readonly providerOf = hostOf;

  constructor(private readonly outgoing: Outgoing) {}

  check(address: string): Promise<string> {
    return webAddress(this.name, address, this.outgoing);
  }

  async send({ address, content }: Outbound): Promise<Accepted> {
    const { status, text } = await post(this.outgoing, address, JSON.stringify(teamsCard(content)), {
      forGood: FOR_GOOD,
    });
    if (status === 202 || TAKEN.includes(text.trim().toLowerCase())) return { state: 'sent', reference: null };
    const reason = `${hostOf(address)} answered ${status}, and in it: ${excerptOf(text)}`;
    throw new NotDelivered(reason, { forGood: false });
  }
}

export const teamsChannel: MakeChannel = ({ settings }) =>
  new TeamsChannel(new Outgoing(settings.outgoingAllowed ?? []));
