import { notForYou } from '#contracts';
import type { Asked } from '#messaging';

/** Refuses everybody who is no administrator. */
export function mustAdminister({ caller }: Asked): void {
  if (!caller.admin) throw notForYou({ whoMay: 'administrators' });
}

/** Refuses everybody who is no service of this Muster. */
export function mustBeOurs({ caller }: Asked): void {
  if (caller.kind !== 'service') throw notForYou({ whoMay: 'services' });
}
