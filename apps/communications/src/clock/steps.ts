import { later, PROMISE_STEPS, type PromiseStep } from '#contracts';

const MINUTE_MS = 60_000;
/** The reminder comes at most this long before, and never earlier than three quarters of the time. */
const SOON_MS = 5 * MINUTE_MS;
/** The manager is asked at most this long after, and already after half of the time where that is short. */
const LATE_MS = 15 * MINUTE_MS;

/** Something that is owed since a time, by a time. */
export interface Owed {
  readonly since: string;
  readonly due: string;
  /** How far its clock has come. */
  readonly step: PromiseStep | null;
}

/** When a step of its clock comes. */
export function timeOfStep({ since, due }: Pick<Owed, 'since' | 'due'>, step: PromiseStep): string {
  const given = Math.max(0, Date.parse(due) - Date.parse(since));
  if (step === 'soon') return later(due, -Math.min(SOON_MS, given / 4));
  return step === 'due' ? due : later(due, Math.min(LATE_MS, given / 2));
}

/** The step that comes next; undefined when the last one has been said. */
export const nextStep = ({ step }: Pick<Owed, 'step'>): PromiseStep | undefined =>
  PROMISE_STEPS[step === null ? 0 : PROMISE_STEPS.indexOf(step) + 1];

/** When its clock speaks next; null: not any more. */
export function nextStepAt(owed: Owed): string | null {
  const step = nextStep(owed);
  return step ? timeOfStep(owed, step) : null;
}

/** The step that is to be said at this time: the latest that has come, when it was not said yet. */
export function stepToSay(owed: Owed, now: string): PromiseStep | undefined {
  const latest = PROMISE_STEPS.findLast((step) => timeOfStep(owed, step) <= now);
  const said = owed.step === null ? -1 : PROMISE_STEPS.indexOf(owed.step);
  return latest && PROMISE_STEPS.indexOf(latest) > said ? latest : undefined;
}

/** Who is reminded at a step: the one who answers, then the deputy too, then the manager too; each once. */
export function askedAt<Person extends { readonly id: string }>(
  step: PromiseStep,
  { owner, deputy, manager }: { owner: Person; deputy: Person | null; manager: Person },
): Person[] {
  const all = [owner, ...(step === 'soon' || !deputy ? [] : [deputy]), ...(step === 'late' ? [manager] : [])];
  return all.filter(({ id }, index) => all.findIndex((one) => one.id === id) === index);
}

/** Milliseconds that are left until a time; below zero when it has passed. */
export const leftUntil = (due: string, now: string): number => Date.parse(due) - Date.parse(now);
