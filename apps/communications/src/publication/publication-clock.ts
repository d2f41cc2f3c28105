import type { PersonReference } from '#contracts';
import { later } from '../clock/later.js';
import { type KeptPublication, type PublicationDecision, shownPublication } from './publication.js';

const HOUR_MS = 3_600_000;
/** Hours of silence after which somebody is asked whether it still holds. */
export const REMINDED_AFTER = [3, 6, 12, 24] as const;

/** When its clock speaks next: while it is open and nothing is said of it; null: not any more. */
export function dueAt({ withdrawn, resolvedAt, changedAt, reminded }: KeptPublication): string | null {
  if (withdrawn || resolvedAt) return null;
  const next = REMINDED_AFTER.find((hours) => hours > reminded);
  return next === undefined ? null : later(changedAt, next * HOUR_MS);
}

/** Asks those who answer for it now, of the latest of these times that has passed; nothing when none has. */
export const remind =
  (asks: readonly PersonReference[]): PublicationDecision =>
  (before, { now }) => {
    const due = dueAt(before);
    if (due === null || due > now) return [];
    const hours = REMINDED_AFTER.findLast((one) => later(before.changedAt, one * HOUR_MS) <= now)!;
    // Nothing is said to the public, so it is no change for those who read it; only its sequence rises with the event.
    const publication = { ...shownPublication(before), sequence: before.sequence + 1 };
    return [{ name: 'publication-due', data: { publication, hours, asks: [...asks] } }];
  };
