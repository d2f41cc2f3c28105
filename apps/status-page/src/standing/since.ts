import type { PublicCopy } from './public-copy.js';

const DAY_MS = 86_400_000;

/** What may still say something of the last days: the history of years is not gone through for each component. */
export function since(
  { publications, maintenances }: PublicCopy,
  now: Date,
  days: number,
): Pick<PublicCopy, 'publications' | 'maintenances'> {
  const from = new Date(now.getTime() - days * DAY_MS).toISOString();
  return {
    publications: publications.filter(
      ({ withdrawn, resolvedAt }) => withdrawn === null && (resolvedAt === null || resolvedAt >= from),
    ),
    maintenances: maintenances.filter(
      ({ begunAt, endedAt }) => begunAt !== null && (endedAt === null || endedAt >= from),
    ),
  };
}
