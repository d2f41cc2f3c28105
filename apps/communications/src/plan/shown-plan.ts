import type { listDrift, OutputOf, Plan, PlannedPromise, ShownPromise } from '#contracts';
import { leftUntil } from '../clock/steps.js';
import { driftOf } from '../drift/drift-of.js';

/** A promise as people see it at a time. */
export function shownPromise(promise: PlannedPromise, now: string): ShownPromise {
  const { audience, name, side, since, due, owner, step, lastSaid, awaits, drift } = promise;
  const dueInMs = due === null ? null : leftUntil(due, now);
  return {
    ...{ audience, name, side, since, due, owner, step, lastSaid, awaits },
    ...{ dueInMs, late: due !== null && due < now, drift: drift.map(({ field }) => field) },
  };
}

const END = '~';

/** All promises of a plan, the next that is due first. */
export const shownPromises = ({ promises }: Plan, now: string): ShownPromise[] =>
  promises.map((one) => shownPromise(one, now)).sort((one, other) => compare(one.due ?? END, other.due ?? END));

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** All that was last said and is no longer so, audience by audience. */
export const shownDrift = ({ promises, about }: Plan): OutputOf<typeof listDrift>['drift'] =>
  promises.flatMap(({ audience, name: audienceName, lastSaid, drift, owner: answers }) => {
    const differences = lastSaid ? driftOf(lastSaid.facts, about) : [];
    return differences.flatMap((one) => {
      const since = drift.find(({ field }) => field === one.field)?.since;
      return since === undefined ? [] : [{ audience, audienceName, ...one, since, answers }];
    });
  });
