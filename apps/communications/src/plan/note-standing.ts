import type { PersonReference, Plan, PlannedPromise } from '#contracts';
import { ownerIn, type Standing } from './around.js';
import { isWatched } from './beats.js';
import { type PlanChange, quietly, type Telling } from './plan-change.js';

/** Whether something is still owed. */
export const isOpen = ({ due, awaits }: PlannedPromise): boolean => due !== null || awaits.length > 0;

interface Passing {
  readonly from: PersonReference;
  readonly to: PersonReference;
  readonly promises: PlannedPromise[];
}

/** What changed hands, by whom it went from and to: one line for all that passes between the same two people. */
function passings(before: readonly PlannedPromise[], after: readonly PlannedPromise[]): Passing[] {
  const all = new Map<string, Passing>();
  for (const [index, promise] of after.entries()) {
    const { owner: from } = before[index]!;
    const { owner: to } = promise;
    if (from.id === to.id || !isOpen(promise)) continue;
    const key = `${from.id} ${to.id}`;
    const passing = all.get(key) ?? { from, to, promises: [] };
    passing.promises.push(promise);
    all.set(key, passing);
  }
  return [...all.values()];
}

const telling =
  ({ manager, at: passedAt }: Standing) =>
  ({ from, to, promises }: Passing): Telling => ({
    name: 'promise-passed-on',
    data: {
      audiences: promises.map(({ audience, name, due }) => ({ audience, audienceName: name, due })),
      ...{ from, to, because: to.id === manager.id ? 'falls-to-manager' : 'successor', passedAt },
      pressing: promises.some(({ step, awaits }) => step !== null || awaits.some((one) => one.step !== null)),
    },
  });

/** The plan with whoever answers by this table; whoever answered for an open promise and does no longer has left it to them. */
export function passedTo(plan: Plan, standing: Standing): PlanChange {
  const { sequence, manager, deputy } = standing;
  const promises = plan.promises.map((promise) => ({ ...promise, owner: ownerIn(standing, promise.audience) }));
  const told = isWatched(plan) ? passings(plan.promises, promises).map(telling(standing)) : [];
  return { plan: { ...plan, standing: { sequence, manager, deputy }, promises }, told };
}

/** Takes over who answers for what from this table on, unless a newer one is known. */
export const noteStanding = (plan: Plan, standing: Standing): PlanChange =>
  standing.sequence <= plan.standing.sequence ? quietly(plan) : passedTo(plan, standing);
