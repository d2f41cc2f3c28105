import {
  type Audience,
  type EventOf,
  minutesLater,
  type Plan,
  type PlannedPromise,
  type updateWithdrawn,
} from '#contracts';
import type { Around } from './around.js';
import { beatOf, isRelieved } from './beats.js';
import { quietly, type Revise } from './plan-change.js';

/** What the event of a withdrawal tells. */
export type Withdrawn = EventOf<typeof updateWithdrawn>['data'];

/** Withdrawals that are remembered, for their updates could come to be known here after them. */
const REMEMBERED = 20;

/**
 * The promise when its last word was taken back: its readers know that, so nothing is owed of it, and what is right is due in
 * the time in which they are told anything.
 */
export function withoutWithdrawn(
  promise: PlannedPromise,
  plan: Pick<Plan, 'about' | 'kind'>,
  audience: Audience | undefined,
): PlannedPromise {
  const taken = promise.withdrawn.find(({ update }) => update === promise.lastSaid?.update);
  if (!taken) return promise;
  const { at } = taken;
  const beat = isRelieved(plan.about.status) ? null : audience && beatOf(audience, plan);
  return {
    ...promise,
    ...{ since: at, due: beat ? minutesLater(at, beat.every) : null, isFixed: false, step: null, lastSaid: null },
    ...{ awaits: [], drift: [], driftTold: false },
  };
}

/** Takes note that what was sent was taken back. A draft that was dropped had promised nothing. */
export const noteWithdrawal =
  ({ update, wasSent, at }: Withdrawn, { audiences }: Pick<Around, 'audiences'>): Revise =>
  (plan) => {
    const before = plan.promises.find((one) => one.audience === update.audience);
    if (!wasSent || !before || before.withdrawn.some((one) => one.update === update.id)) return quietly(plan);
    const withdrawn = [...before.withdrawn, { update: update.id, at }].slice(-REMEMBERED);
    const awaits = before.awaits.filter((one) => one.update !== update.id);
    const audience = audiences.find(({ key }) => key === update.audience);
    const after = withoutWithdrawn({ ...before, withdrawn, awaits }, plan, audience);
    return quietly({ ...plan, promises: plan.promises.map((one) => (one === before ? after : one)) });
  };
