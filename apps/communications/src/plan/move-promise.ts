import {
  type movePromise as contract,
  type InputOf,
  minutesLater,
  promisesWentOn,
  promiseTimeUnfit,
  promiseUnknown,
} from '#contracts';
import { quietly, type Revise } from './plan-change.js';

/** Minutes for which something can be promised: as long as the longest beat. */
const MOST = 10_080;

/** Says when an audience is told next. Throws `promise-unknown`, `promise-time-unfit`, `promises-went-on`. */
export const movePromise =
  ({ audience, due: given, reason }: InputOf<typeof contract>, decidedByCopy: boolean): Revise =>
  (plan, { now }) => {
    const { incident, mergedInto } = plan;
    if (mergedInto !== null) throw promisesWentOn({ incident, into: mergedInto });
    const promise = plan.promises.find((one) => one.audience === audience);
    if (!promise) throw promiseUnknown({ incident, audience });
    const due = given && new Date(given).toISOString();
    if (due === promise.due && promise.isFixed) return quietly(plan);
    const latest = minutesLater(now, MOST);
    if (due && (due <= now || due > latest)) throw promiseTimeUnfit({ now, latest });
    const moved = { ...promise, due, isFixed: true, step: null, ...(due && { since: now }) };
    const { owner, name: audienceName, due: from } = promise;
    return {
      plan: { ...plan, promises: plan.promises.map((one) => (one === promise ? moved : one)) },
      told: [{ name: 'promise-moved', data: { audience, audienceName, from, to: due, reason, owner, decidedByCopy } }],
    };
  };
