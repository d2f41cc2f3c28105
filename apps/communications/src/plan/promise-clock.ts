import { later, type Plan, type PlannedPromise } from '#contracts';
import type { Context } from '#persistence';
import { askedAt, leftUntil, nextStepAt, type Owed, stepToSay } from '../clock/steps.js';
import { driftOf } from '../drift/drift-of.js';
import { isWatched } from './beats.js';
import { type PlanEvent, planEvents, type Telling } from './plan-change.js';

/** What changes together is told together, and whoever is about to send something is not asked for it. */
export const DRIFT_SETTLES_MS = 10_000;

/** What is owed with a time: a promise to which nothing is promised owes nothing. */
const owed = ({ since, due, step }: Pick<PlannedPromise, 'since' | 'due' | 'step'>): Owed | undefined =>
  due === null ? undefined : { since, due, step };

/** When somebody is told that what was said last is no longer so; null: nobody is. */
function driftToldAt({ drift, driftTold }: PlannedPromise): string | null {
  if (driftTold || drift.length === 0) return null;
  const [first] = drift.map(({ since }) => since).sort();
  return later(first!, DRIFT_SETTLES_MS);
}

function timesOf(promise: PlannedPromise): string[] {
  const clock = owed(promise);
  const steps = [...(clock ? [clock] : []), ...promise.awaits].map(nextStepAt);
  return [...steps, driftToldAt(promise)].filter((time) => time !== null);
}

/** When one of its clocks speaks next; null: none does until something happens. */
export function dueAt(plan: Plan): string | null {
  if (!isWatched(plan)) return null;
  return plan.promises.flatMap(timesOf).sort()[0] ?? null;
}

/** One promise at a time: how it is then, and what its clocks say. */
function tell(promise: PlannedPromise, plan: Plan, now: string): [PlannedPromise, Telling[]] {
  const { audience, name: audienceName, owner } = promise;
  const about = { audience, audienceName };
  const people = { owner, deputy: plan.standing.deputy, manager: plan.standing.manager };
  const told: Telling[] = [];
  const clock = owed(promise);
  const step = clock && stepToSay(clock, now);
  if (clock && step) {
    const { since, due } = clock;
    const data = { ...about, since, due, step, dueInMs: leftUntil(due, now), asks: askedAt(step, people) };
    told.push({ name: 'promise-due', data });
  }
  const awaits = promise.awaits.map((one) => {
    const next = stepToSay(one, now);
    if (!next) return one;
    const { update, revision, language, due } = one;
    const which = { ...about, update, revision, language };
    const data = { ...which, step: next, due, dueInMs: leftUntil(due, now), asks: askedAt(next, people) };
    told.push({ name: 'language-due', data });
    return { ...one, step: next };
  });
  const settled = driftToldAt(promise);
  const driftTold = promise.driftTold || (settled !== null && settled <= now);
  if (driftTold && !promise.driftTold) {
    const differences = driftOf(promise.lastSaid!.facts, plan.about);
    told.push({ name: 'drift-arose', data: { ...about, differences, asks: [owner] } });
  }
  return [{ ...promise, step: step ?? promise.step, awaits, driftTold }, told];
}

/** Says what has come due; of what was missed meanwhile only the latest step. */
export function tellClock(plan: Plan, { now }: Pick<Context, 'now'>): readonly PlanEvent[] {
  if (!isWatched(plan)) return [];
  const all = plan.promises.map((promise) => tell(promise, plan, now));
  const promises = all.map(([promise]) => promise);
  return planEvents(plan, { plan: { ...plan, promises }, told: all.flatMap(([, told]) => told) });
}
