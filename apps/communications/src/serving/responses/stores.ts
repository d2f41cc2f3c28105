/** Where the store of what customers said is injected. */
export const RESPONSES = Symbol('responses');

/** Where the store of what is known of all that was said about an incident is injected. */
export const GATHERINGS = Symbol('gatherings');

/** Where what is told of mails that came back is injected: a {@link Bounces}. */
export const BOUNCES = Symbol('bounces');

/** Is told of mails that came back. */
export interface Bounces {
  /** Marks a delivery as bounced, for this reason; again is as good as once. */
  bounced(delivery: string, reason: string): Promise<void>;
}
