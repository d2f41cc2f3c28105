import type { Language } from '#contracts';
import type { Recipient } from '../audience/recipient.js';
import type { Content } from '../channel/content.js';

/** Which subscribers of the status page are told. */
export interface ToSubscribers {
  /** Whoever wishes to be told of one of these, or of all. */
  readonly components: readonly string[];
  /** Whoever confirmed by then: nobody is told what was old news when they came. */
  readonly confirmedBy: string;
}

/** What is delivered to many, word for word as it was decided: it never changes. */
export interface Message {
  /** Such as `upd-1.2` for a revision of an update, or that of a digest. */
  readonly id: string;
  readonly incident: string;
  /** All that it is about, where that are several (its incident is `_` then): words are taken out of it by any of them. */
  readonly incidents?: readonly string[];
  readonly restricted: boolean;
  readonly audience: string | null;
  readonly update: string | null;
  readonly revision: number | null;
  /** Who sent it, and so is told what failed; null for what Muster sends by itself. */
  readonly by: string | null;
  /** Before what is not urgent. */
  readonly urgent: boolean;
  /** Why it is not sent but shown as if it were: a drill, or an incident told afterwards; null: it is sent. */
  readonly withheld: 'drill' | 'backfilled' | null;
  /** For what goes to subscribers of the status page: who they are is found when it is planned. */
  readonly subscribers?: ToSubscribers;
  /** In every language it is ready in: one at least. */
  readonly contents: Partial<Readonly<Record<Language, Content>>>;
}

/** Sees to it that messages reach their recipients. */
export interface Planner {
  /**
   * Keeps a message and a delivery to each of its recipients, and queues them; each once, however often it is asked. Resolves
   * when all of them are stored.
   */
  plan(message: Message, recipients: AsyncIterable<readonly Recipient[]>): Promise<void>;
}
