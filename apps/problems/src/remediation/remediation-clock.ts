import { later, type PersonReference, REMEDIATION_STEPS, type Remediation, type RemediationStep } from '#contracts';
import { isOpen, type RemediationDecision, type RemediationEvent } from './remediation.js';

const DAY_MS = 86_400_000;
/** Before it is due: so long, or a quarter of the time where that is shorter. */
const SOON_MS = 3 * DAY_MS;
/** After it was due: so long, or half of the time where that is shorter. */
const LATE_MS = 7 * DAY_MS;

type Owed = Pick<Remediation, 'due' | 'dueSince' | 'step' | 'status' | 'clock'>;

/** Whom the clock speaks to besides the owner; who is not known is not asked. */
export interface Answerers {
  /** Who answers for tracking it: the problem manager, or whom that falls to. */
  readonly tracker: PersonReference | null;
  /** Who answers for the whole problem. */
  readonly up: PersonReference | null;
  /** The directory does not know the owner any more. */
  readonly ownerIsGone: boolean;
}

/** When a step of the clock of something comes that is due then. */
export function timeOfStep(due: string, since: string, step: RemediationStep): string {
  const given = Math.max(0, Date.parse(due) - Date.parse(since));
  const shifts = { soon: -Math.min(SOON_MS, given / 4), due: 0, late: Math.min(LATE_MS, given / 2) };
  return later(due, shifts[step]);
}

/** When the clock of an item speaks next; null: not any more. */
export function nextStepAt(item: Owed): string | null {
  if (!item.clock || item.due === null || !isOpen(item)) return null;
  const next = REMEDIATION_STEPS[item.step === null ? 0 : REMEDIATION_STEPS.indexOf(item.step) + 1];
  return next ? timeOfStep(item.due, item.dueSince, next) : null;
}

/** The latest step that has come, where it was not said yet: what was missed before it is not said any more. */
function stepToSay({ due, dueSince, step }: Owed, now: string): RemediationStep | undefined {
  const latest = REMEDIATION_STEPS.findLast((one) => timeOfStep(due!, dueSince, one) <= now);
  const said = step === null ? -1 : REMEDIATION_STEPS.indexOf(step);
  return latest && REMEDIATION_STEPS.indexOf(latest) > said ? latest : undefined;
}

/**
 * Speaks to the owner before it is due, to who tracks it too when it is, and then up. What belonged to somebody whom nobody
 * knows any more falls to who tracks it first, and that is told.
 */
export const remindOfRemediation =
  ({ tracker, up, ownerIsGone }: Answerers): RemediationDecision =>
  (item, { now }) => {
    if (nextStepAt(item) === null) return [];
    const step = stepToSay(item, now);
    if (!step) return [];
    const events: RemediationEvent[] = [];
    let kept = item;
    if (ownerIsGone && item.owner && tracker && tracker.id !== item.owner.id) {
      kept = { ...item, owner: tracker };
      events.push({ name: 'remediation-fell', data: { remediation: kept, from: item.owner, to: tracker } });
    }
    const asks = askedAt(step, kept.owner, tracker, up);
    const remediation = { ...kept, step };
    const dueInMs = Date.parse(item.due!) - Date.parse(now);
    return [...events, { name: 'remediation-due', data: { remediation, step, dueInMs, asks } }];
  };

/** Each once. What nobody owns is asked of who tracks it from the beginning. */
function askedAt(step: RemediationStep, ...people: readonly (PersonReference | null)[]): PersonReference[] {
  const known = people.filter((person) => person !== null);
  const first = people[0] === null ? 1 : 0;
  const most = { soon: 1, due: 2 - first, late: 3 }[step];
  const unique = known.filter(({ id }, index) => known.findIndex((one) => one.id === id) === index);
  return unique.slice(0, most);
}
