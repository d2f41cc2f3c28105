import type { JsMsg } from '@nats-io/jetstream';
import { Rejection } from '#contracts';
import { Refused } from '../requests/refused.js';
import { Unreadable } from './read-event.js';

/** Tries before an event that keeps failing is put aside. */
export const TRIES = 8;
const LONGEST_DELAY_MS = 30_000;

/** An event that nobody could handle, kept for people to see and replay. */
export interface DeadLetter {
  readonly consumer: string;
  readonly subject: string;
  readonly payload: string;
  readonly error: string;
  readonly tries: number;
}

/** There is no room for another dead letter. */
export class NoRoom extends Error {}

/** Where dead letters are kept. */
export interface DeadLetters {
  /** Throws {@link NoRoom} when the list is full. */
  keep(letter: DeadLetter): Promise<void>;
}

/** What became of a delivery; `given-up`: a dead letter for which there was no room. */
export type Settlement = 'handled' | 'tried-again' | 'dead-letter' | 'given-up';

/** What MongoDB says while it stops, starts or changes its primary; any other code is about what was asked of it. */
const CHANGING = new Set([6, 7, 64, 89, 91, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** A dependency is away: that says nothing about the event, so it is tried until it is back. */
function isOutage(error: unknown): boolean {
  if (error instanceof Rejection) return error.status >= 503;
  if (error instanceof Refused) return error.problem.status >= 503;
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return typeof name === 'string' && name.startsWith('Mongo') && (typeof code !== 'number' || CHANGING.has(code));
}

/** What went wrong, in a line. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/**
 * The one place that decides what becomes of a delivery: done; tried again, later each time; or put aside with its error,
 * so that those behind it go on, also when there is no room to put it.
 */
export async function settle(
  message: JsMsg,
  consumer: string,
  error: unknown,
  deadLetters: DeadLetters,
): Promise<Settlement> {
  if (error === undefined) {
    message.ack();
    return 'handled';
  }
  const tries = message.info.deliveryCount;
  const again = (): Settlement => {
    message.nak(Math.min(LONGEST_DELAY_MS, 100 * 2 ** Math.min(tries, 10)));
    return 'tried-again';
  };
  if (isOutage(error)) return again();
  if (!(error instanceof Unreadable) && tries < TRIES) return again();
  const reason = reasonOf(error);
  const term = (outcome: Settlement) => {
    message.term(reason.slice(0, 200));
    return outcome;
  };
  try {
    await deadLetters.keep({ consumer, subject: message.subject, payload: message.string(), error: reason, tries });
    return term('dead-letter');
  } catch (failure) {
    return failure instanceof NoRoom ? term('given-up') : again();
  }
}
