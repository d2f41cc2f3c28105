import { answerFor, resolveTable } from '../accountability/resolve.js';
import { dutyIn } from '../roster/place.js';
import type { Names } from './join-roles.js';
import type { Parts } from './join-workstreams.js';
import type { Joining } from './joining.js';

/**
 * Duties in the hands of somebody stay there: in the same part of the target where nobody but its manager had them, else
 * in the workstream that the source has become. So nobody of the target loses one.
 */
export function joinDelegations(joining: Joining, names: Names, parts: Parts): void {
  const { source, before, now } = joining;
  const table = resolveTable(before);
  for (const delegation of source.delegations) {
    const duty = names.dutyOf(delegation.duty);
    const known = dutyIn(joining.target, duty);
    const isOver = delegation.until !== null && delegation.until <= now;
    // A duty of another version of the catalogue is none here; whoever had it takes part.
    if (!known || isOver) continue;
    const same = parts.scopeOf(delegation.scope);
    const isNew = source.workstreams.some(({ key }) => key === delegation.scope);
    const answers = isNew ? undefined : answerFor(table, { duty, scope: same });
    const isOpen = answers === undefined || answers.because === 'incident-manager';
    const isFree = (scope: string) =>
      !joining.target.delegations.some((one) => one.duty === duty && one.scope === scope);
    const scope = [...(isOpen ? [same] : []), parts.own].find(isFree);
    if (scope === undefined) continue;
    const moved = { ...delegation, duty, scope, since: now };
    joining.happens({ name: 'duty-delegated', data: { delegation: moved, dutyName: known.name } });
  }
}
