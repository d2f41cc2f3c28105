import type { Asked } from '../resource.js';
import type { PublicCopy } from '../standing/public-copy.js';
import { pageId } from './identities.js';

const NEVER = new Date(0).toISOString();

/** When something that is shown changed last: later than that nothing is known to be so. */
export function changedAt({ publications, maintenances, components, confirmedAt }: PublicCopy): string {
  const times = [publications, maintenances, components].flatMap((some) => some.map((one) => one.changedAt));
  return times.sort().at(-1) ?? confirmedAt ?? NEVER;
}

/** Whose page it is, as every answer of the Statuspage v2 API has it. */
export const pageObject = ({ copy, brand, address }: Asked) => ({
  id: pageId(address),
  name: brand.name,
  url: address,
  time_zone: 'Etc/UTC',
  updated_at: changedAt(copy),
});
