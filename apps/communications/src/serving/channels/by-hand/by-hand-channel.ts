import { addressUnfit } from '#contracts';
import type { Accepted, Channel } from '../../../channel/channel.js';
import type { MakeChannel } from '../make-channel.js';

const LONGEST = 200;
/** No line ends, and nothing that turns the direction of what is read. */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+$/u;
const REASON = {
  en: `the name of a place where somebody posts it, in at most ${LONGEST} characters`,
  fr: `le nom d'un endroit où quelqu'un le publie, en ${LONGEST} caractères au plus`,
};

/** What a person posts and says where it can be seen, so that no network is left out. No outside documentation: nothing is asked. */
export class ByHandChannel implements Channel {
  readonly name = 'by-hand';
  readonly missing = null;
  readonly pauses = [];
  readonly limit = Number.POSITIVE_INFINITY;

  check(address: string): string {
    const place = address.trim();
    if (place.length > LONGEST || !ONE_LINE.test(place)) throw addressUnfit({ channel: this.name, reason: REASON });
    return place;
  }

  shown(address: string): string {
    return address;
  }

  providerOf(): string {
    return this.name;
  }

  async send(): Promise<Accepted> {
    return { state: 'to-post', reference: null };
  }
}

export const byHandChannel: MakeChannel = () => new ByHandChannel();
