import type { DeliveryState } from '#contracts';
import { type Accepted, NotDelivered } from '../channel/channel.js';

/** How often a delivery may be under way when a process dies before it is given up: one that ends processes must end itself. */
export const MOST_CRASHES = 10;
/** A delivery under way belongs to its worker for so long after the worker said so last. */
export const LEASE_MS = 10_000;
/** What should be in the queue is looked after when nobody took it for so long. */
export const LOST_AFTER_MS = 15_000;

const REASON_LENGTH = 500;
const ENDED_OFTEN = `Each of ${MOST_CRASHES} processes that sent it ended before there was an answer.`;

/** How a delivery stands: what changes of it. */
export interface Standing {
  readonly state: DeliveryState;
  /** Attempts whose outcome is known, and the one under way. */
  readonly tries: number;
  /** Attempts whose outcome nobody will ever know. */
  readonly crashes: number;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly maybeTwice: boolean;
  /** For `queued`: it is in the work queue, or somebody has it from there; otherwise it waits for {@link dueAt}. */
  readonly inQueue: boolean;
  /** When somebody has to look at it; null when nothing is to be done any more. */
  readonly dueAt: Date | null;
}

/** What came of an attempt: taken, or not and why. */
export type Outcome = Accepted | NotDelivered;

/** How a delivery stands from its beginning: in the queue, or withheld for good. */
export const planned = (withheld: boolean, now: Date): Standing => ({
  ...{ state: withheld ? 'withheld' : 'queued', tries: 0, crashes: 0, reason: null, reference: null },
  ...{ maybeTwice: false, inQueue: !withheld, dueAt: withheld ? null : after(now, LOST_AFTER_MS) },
});

/** Nothing is to be done with it any more. */
const ended = { inQueue: false, dueAt: null } as const;

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** What an attempt that came to its end makes of a delivery. `chance` is from 0 to 1: retries spread over the whole pause. */
export function settled(
  { tries }: Pick<Standing, 'tries'>,
  outcome: Outcome,
  pauses: readonly number[],
  now: Date,
  chance: number,
): Partial<Standing> {
  if (!(outcome instanceof NotDelivered)) {
    return { ...ended, state: outcome.state, reference: outcome.reference, reason: null };
  }
  const { forGood, bounced, afterMs = 0 } = outcome.how;
  const reason = outcome.message.slice(0, REASON_LENGTH);
  if (bounced) return { ...ended, state: 'bounced', reason };
  const pause = pauses[tries - 1];
  if (forGood || pause === undefined) return { ...ended, state: 'failed', reason };
  return { state: 'queued', reason, inQueue: false, dueAt: after(now, Math.max(afterMs, pause * chance)) };
}

/**
 * A process died with it under way: nobody knows whether it arrived. It is sent again; where the receiver cannot recognise a
 * repeat, that is said.
 */
export function takenUp(
  { tries, crashes, maybeTwice }: Pick<Standing, 'tries' | 'crashes' | 'maybeTwice'>,
  recognisesRepeats: boolean,
  now: Date,
): Partial<Standing> {
  const known = { tries: Math.max(0, tries - 1), crashes: crashes + 1, maybeTwice: maybeTwice || !recognisesRepeats };
  if (known.crashes >= MOST_CRASHES) return { ...ended, ...known, state: 'failed', reason: ENDED_OFTEN };
  return { ...known, state: 'queued', inQueue: false, dueAt: now };
}

/** Somebody wants it tried again, from the beginning. */
export const retried = (now: Date): Partial<Standing> => ({
  ...{ state: 'queued', tries: 0, crashes: 0, inQueue: false, dueAt: now },
});

/** A newer revision went instead. */
export const superseded: Partial<Standing> = { ...ended, state: 'superseded' };
