import { notForYou } from '#contracts';
import type { Asked } from '#messaging';

/** Refuses everybody who is no administrator. */
export function mustAdminister({ caller }: Asked): void {
  if (!caller.admin) throw notForYou({ whoMay: 'administrators' });
}

/** Refuses everybody who is neither an administrator nor a service of this Muster. */
export function mustBeOurs({ caller }: Asked): void {
  if (!caller.admin && caller.kind !== 'service') throw notForYou({ whoMay: 'services and administrators' });
}
