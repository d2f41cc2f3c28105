import type { Maintenance, Publication, ShownComponent } from '#contracts';

/** What the page knows: the latest of everything that the public may read, as it was last heard. */
export interface PublicCopy {
  /** Latest start first. */
  readonly publications: readonly Publication[];
  /** Latest planned time first. */
  readonly maintenances: readonly Maintenance[];
  /** In the order in which they are shown. */
  readonly components: readonly ShownComponent[];
  /** When it was last known to be all there is; null for a page that never heard anything. */
  readonly confirmedAt: string | null;
}

/** A page that knows nothing yet. */
export const NOTHING_KNOWN: PublicCopy = { publications: [], maintenances: [], components: [], confirmedAt: null };

/** It was not false, and has not ended. */
export const isOpen = ({ withdrawn, resolvedAt }: Publication): boolean => withdrawn === null && resolvedAt === null;

/** The work is going on. */
export const isUnderWay = ({ status }: Maintenance): boolean => status === 'in_progress' || status === 'verifying';

/** The work is still to come. */
export const isPlanned = ({ status }: Maintenance): boolean => status === 'scheduled';
