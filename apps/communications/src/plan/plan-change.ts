import { isDeepStrictEqual } from 'node:util';
import type {
  driftArose,
  EventOf,
  languageDue,
  lastWordAsked,
  Plan,
  planNoted,
  promiseDue,
  promiseKept,
  promiseMoved,
  promisePassedOn,
  promisesCameOver,
  promisesGoOn,
} from '#contracts';
import type { Context } from '#persistence';

/** What is told of a plan to people. */
export type Telling =
  | EventOf<typeof promiseDue>
  | EventOf<typeof languageDue>
  | EventOf<typeof promiseKept>
  | EventOf<typeof promiseMoved>
  | EventOf<typeof promisePassedOn>
  | EventOf<typeof promisesGoOn>
  | EventOf<typeof promisesCameOver>
  | EventOf<typeof driftArose>
  | EventOf<typeof lastWordAsked>;

/** What can happen to a plan. */
export type PlanEvent = EventOf<typeof planNoted> | Telling;

/** A plan after something happened, and what is told of that. */
export interface PlanChange {
  readonly plan: Plan;
  readonly told: readonly Telling[];
}

/** What makes another plan of one; pure. */
export type Revise = (plan: Plan, context: Context) => PlanChange;

/** A change that is told to nobody. */
export const quietly = (plan: Plan): PlanChange => ({ plan, told: [] });

/** One change after the other, and all that is told of them. */
export const andThen = (first: PlanChange, revise: (plan: Plan) => PlanChange): PlanChange => {
  const second = revise(first.plan);
  return { plan: second.plan, told: [...first.told, ...second.told] };
};

/** The events of a change: none where nothing is different, and the whole plan before what is told of it. */
export function planEvents(before: Plan | undefined, { plan, told }: PlanChange): readonly PlanEvent[] {
  const isSame = before !== undefined && isDeepStrictEqual(before, plan);
  return isSame ? told : [{ name: 'plan-noted', data: { plan } }, ...told];
}
