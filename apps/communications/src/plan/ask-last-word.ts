import type { Plan, PlannedPromise } from '#contracts';
import { isRelieved, isWatched } from './beats.js';
import type { PlanChange, Telling } from './plan-change.js';

/** Whether somebody was told of the trouble and not yet of its end. */
const owesLastWord = ({ lastSaid }: PlannedPromise): boolean => lastSaid !== null && !isRelieved(lastSaid.facts.status);

/**
 * Once the incident is resolved, everybody who was told of the trouble is owed a last word: whoever answers for it is asked at
 * once, in one line a person. That what was said no longer holds need not be told beside it.
 */
export function askLastWord(before: Plan, { plan, told }: PlanChange): PlanChange {
  const isResolved = !isRelieved(before.about.status) && plan.about.status === 'resolved';
  const owed = isResolved && isWatched(plan) ? plan.promises.filter(owesLastWord) : [];
  if (owed.length === 0) return { plan, told };
  const byOwner = Map.groupBy(owed, ({ owner }) => owner.id);
  const asked = [...byOwner.values()].map((promises): Telling => {
    const audiences = promises.map(({ audience, name, due }) => ({ audience, audienceName: name, due }));
    return { name: 'last-word-asked', data: { audiences, asks: [promises[0]!.owner] } };
  });
  const promises = plan.promises.map((one) => (owed.includes(one) ? { ...one, driftTold: true } : one));
  return { plan: { ...plan, promises }, told: [...told, ...asked] };
}
