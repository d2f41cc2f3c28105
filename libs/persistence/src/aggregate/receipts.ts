import type { mongo } from 'mongoose';
import { keyReused } from '#contracts';
import type { Call, Once } from './aggregate.js';
import { reading } from './faults.js';
import type { LoggedEvent, OutboxEntry, Receipt } from './stored-aggregate.js';

/** How long a key is remembered. */
export const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Caller, command and key in one: two callers may use the same key. */
export const receiptKey = (call: Call, once: Once): string => JSON.stringify([call.by.id, once.command, once.key]);

/** A receipt that is young enough to count. */
export const stillKept = (receipt: Receipt, now: Date): boolean => now.getTime() - receipt.at.getTime() < KEPT_MS;

/** The answer given before, or a refusal when the key came with another body. */
export function answerOf<Answer>(receipt: Receipt, once: Once): { answer: Answer; sequence: number } {
  if (receipt.digest !== once.digest) throw keyReused({ key: once.key });
  return { answer: receipt.answer as Answer, sequence: receipt.sequence };
}

/**
 * The receipts of these keys: first in the outbox as loaded, then in the log. In that order, for an event is in the log
 * before it leaves the outbox. Throws `unavailable` when the log cannot be read.
 */
export async function findReceipts(
  keys: readonly string[],
  outbox: readonly OutboxEntry[],
  log: mongo.Collection<LoggedEvent>,
  now: Date,
): Promise<Map<string, Receipt>> {
  const found = new Map<string, Receipt>();
  if (keys.length === 0) return found;
  const keep = (receipt: Receipt | undefined) => {
    if (receipt && keys.includes(receipt.key) && stillKept(receipt, now)) found.set(receipt.key, receipt);
  };
  for (const entry of outbox) keep(entry.receipt);
  const logged = log.find({ 'receipt.key': { $in: [...keys] } }, { projection: { receipt: 1 } });
  for (const entry of await reading(logged.toArray())) keep(entry.receipt);
  return found;
}
