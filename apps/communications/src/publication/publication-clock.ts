import { eachOnce, later, type PersonReference } from '#contracts';
import { type KeptPublication, type PublicationDecision, shownPublication } from './publication.js';

const HOUR_MS = 3_600_000;
/** Hours of silence after which somebody is asked whether it still holds. */
export const REMINDED_AFTER = [3, 6, 12, 24] as const;

/** When its clock speaks next: while it is open and nothing is said of it; null: not any more. */
export function dueAt({ withdrawn, resolvedAt, changedAt, reminded, chased }: KeptPublication): string | null {
  if (withdrawn || resolvedAt || !chased) return null;
  const next = REMINDED_AFTER.find((hours) => hours > reminded);
  return next === undefined ? null : later(changedAt, next * HOUR_MS);
}

/** Who can be asked. */
export interface Askable {
  /** Whether its incident is restricted at this moment. */
  readonly restricted: boolean;
  readonly answers: PersonReference;
  readonly deputy: PersonReference | null;
  readonly manager: PersonReference | null;
}

/** After three hours who answers for it, after six the deputy too, after that the manager too. */
function askedAfter(hours: number, { answers, deputy, manager }: Omit<Askable, 'restricted'>): PersonReference[] {
  const all = [answers, ...(hours >= 6 && deputy ? [deputy] : []), ...(hours >= 12 && manager ? [manager] : [])];
  return eachOnce(all);
}

/** Asks about the latest of these times that has passed; nothing when none has. Nothing is said to the public by that. */
export const remind =
  (who: Askable): PublicationDecision =>
  (before, { now }) => {
    const due = dueAt(before);
    if (due === null || due > now) return [];
    const hours = REMINDED_AFTER.findLast((one) => later(before.changedAt, one * HOUR_MS) <= now)!;
    const data = {
      publication: shownPublication(before),
      hours,
      asks: askedAfter(hours, who),
      restricted: who.restricted,
    };
    return [{ name: 'publication-due', data }];
  };
