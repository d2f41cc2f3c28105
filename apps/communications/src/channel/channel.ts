import type { ChannelName } from '#contracts';
import type { Content } from './content.js';

/** One message on its way to one address. */
export interface Outbound {
  /** The delivery's id: the same for each attempt, so that a receiver that can recognises a repeat. */
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  /** What the message is signed with, where the channel signs. */
  readonly secret?: string;
  readonly content: Content;
  /** Whether the reader can take themselves out of the audience. */
  readonly mayLeave: boolean;
  /** Where a subscriber of the status page leaves by one press, and changes what they are told. */
  readonly links?: { readonly leave: string; readonly manage: string };
}

/** What came of an attempt that went well. */
export interface Accepted {
  /**
   * `sent`: handed on, nobody says that it arrived; `delivered`: the receiver has it; `to-post`: somebody posts it by hand.
   */
  readonly state: 'sent' | 'delivered' | 'to-post';
  /** What the receiver calls it, if it says so. */
  readonly reference: string | null;
}

/** An attempt that failed. The message says why, in words for people. */
export class NotDelivered extends Error {
  constructor(
    reason: string,
    readonly how: {
      /** Another attempt would fail in the same way. */
      readonly forGood: boolean;
      /** The receiver says that there is nobody at this address. */
      readonly bounced?: boolean;
      /** The receiver wants nothing more, ever: whoever keeps the address takes it out. */
      readonly gone?: boolean;
      /** Not before so many milliseconds, as the receiver asks. */
      readonly afterMs?: number;
    },
  ) {
    super(reason);
    this.name = 'NotDelivered';
  }
}

/** A way by which a message leaves. One folder each; a new one touches nothing else. */
export interface Channel {
  readonly name: ChannelName;
  /** Why it cannot be used in this deployment; null when it can. */
  readonly missing: string | null;
  /** Attempts before a delivery is given up, and the milliseconds between one and the next, the first to the last. */
  readonly pauses: readonly number[];
  /** Messages a second and provider where no limit is set; Infinity for none. */
  readonly limit: number;
  /** A receiver knows a message that comes again by the delivery's id; no unless it says so. */
  readonly recognisesRepeats?: boolean;
  /** The address in the form in which it is kept. Throws `address-unfit` with the reason, or `address-refused`. */
  check(address: string): string | Promise<string>;
  /** The address as people may see it: without what is secret in it. */
  shown(address: string): string;
  /** Who carries it: limits are by provider. */
  providerOf(address: string): string;
  /** Sends; resolves when the receiver has taken it, throws {@link NotDelivered}. Gives up by itself after a while. */
  send(message: Outbound): Promise<Accepted>;
  /** Ends what it keeps open. */
  close?(): Promise<void>;
}
