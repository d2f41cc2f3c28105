import type { Plan } from '#contracts';
import type { Around } from './around.js';
import { passedTo } from './note-standing.js';
import { andThen, type PlanChange, quietly } from './plan-change.js';
import { revisedPromises } from './revise-promises.js';

/** Takes over which audiences there are, how often they are told and who answers for that: somebody changed it at a time. */
export function noteAudiences(plan: Plan, around: Around, at: string): PlanChange {
  const promises = revisedPromises(plan, plan, around, { at, isOtherwise: true });
  const { standing } = around;
  const isNewest = standing !== undefined && standing.sequence >= plan.standing.sequence;
  return andThen(quietly({ ...plan, promises }), (now) => (isNewest ? passedTo(now, standing) : quietly(now)));
}
