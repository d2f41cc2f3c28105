import type { Maintenance, Publication } from '#contracts';
import type { PublicCopy } from './public-copy.js';

const DAY_MS = 86_400_000;

/** What was said of one component. */
export type SaidOfOne = Pick<PublicCopy, 'publications' | 'maintenances'>;

const NOTHING: SaidOfOne = { publications: [], maintenances: [] };

/**
 * What may still say something of the last days, by the component of which it says it: the history of years is gone through
 * once, not for each component.
 */
export function saidSince(
  { publications, maintenances }: PublicCopy,
  now: Date,
  days: number,
): (key: string) => SaidOfOne {
  const from = new Date(now.getTime() - days * DAY_MS).toISOString();
  const byKey = new Map<string, { publications: Publication[]; maintenances: Maintenance[] }>();
  const of = (key: string) => {
    const said = byKey.get(key) ?? { publications: [], maintenances: [] };
    byKey.set(key, said);
    return said;
  };
  for (const one of publications) {
    if (one.withdrawn || (one.resolvedAt !== null && one.resolvedAt < from)) continue;
    const keys = new Set(one.entries.flatMap(({ components }) => components.map(({ component }) => component)));
    for (const key of keys) of(key).publications.push(one);
  }
  for (const one of maintenances) {
    if (one.begunAt === null || (one.endedAt !== null && one.endedAt < from)) continue;
    for (const key of one.components) of(key).maintenances.push(one);
  }
  return (key) => byKey.get(key) ?? NOTHING;
}
