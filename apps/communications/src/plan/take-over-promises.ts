import type { Plan, PlannedPromise } from '#contracts';
import { type Around, ownerIn } from './around.js';
import { isOpen } from './note-standing.js';
import { firstPromise } from './open-plan.js';
import { type PlanChange, quietly } from './plan-change.js';

/** Who was told something there and waits for more. */
const goesOn = (promise: PlannedPromise): boolean => promise.lastSaid !== null && isOpen(promise);

/**
 * Takes over what an incident that was merged into this one had promised: whoever was told something there hears the next of it
 * here, by the time that was said. What was sent or moved here since then stands. Safe to repeat.
 */
export function takeOverPromises(
  plan: Plan,
  from: Plan,
  { at, standing }: Pick<Around, 'standing'> & { at: string },
): PlanChange {
  if (plan.mergedInto !== null) return quietly(plan);
  const came: { audience: string; audienceName: PlannedPromise['name']; due: string }[] = [];
  const take = (here: PlannedPromise, there: PlannedPromise): PlannedPromise => {
    const { due, isFixed } = there;
    if (due === null || here.since > at || (here.due !== null && here.due <= due)) return here;
    came.push({ audience: here.audience, audienceName: here.name, due });
    return { ...here, due, isFixed: here.isFixed || isFixed, step: null };
  };
  const waiting = new Map(from.promises.filter(goesOn).map((one) => [one.audience, one]));
  const here = plan.promises.map((one) => {
    const there = waiting.get(one.audience);
    return there ? take(one, there) : one;
  });
  const known = new Set(plan.promises.map(({ audience }) => audience));
  const more = [...waiting.values()]
    .filter(({ audience }) => !known.has(audience))
    .map((there) => {
      const owner = standing ? ownerIn(standing, there.audience) : plan.standing.manager;
      const about = { key: there.audience, name: there.name, side: there.side, cadence: NEVER };
      return take(firstPromise(about, plan, { since: there.since, owner }), there);
    });
  if (came.length === 0) return quietly(plan);
  return {
    plan: { ...plan, promises: [...here, ...more] },
    told: [{ name: 'promises-came-over', data: { from: from.incident, audiences: came } }],
  };
}

const NEVER = { SEV1: null, SEV2: null, SEV3: null, SEV4: null };
