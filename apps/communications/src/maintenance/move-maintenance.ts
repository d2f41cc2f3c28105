import { type MaintenanceStatus, maintenanceStandsElsewhere, type PublicWords } from '#contracts';
import { DEFAULT_WORDS } from './default-words.js';
import { type KeptMaintenance, type MaintenanceDecision, saying, shownMaintenance } from './maintenance.js';

/** From where each step is taken. */
const FROM = {
  in_progress: ['scheduled'],
  verifying: ['in_progress'],
  completed: ['in_progress', 'verifying'],
  cancelled: ['scheduled'],
} as const satisfies Partial<Record<MaintenanceStatus, readonly MaintenanceStatus[]>>;

/** Refuses what stands elsewhere, with where, since when and by whom. Throws `maintenance-stands-elsewhere`. */
export function mustStandAt({ status, entries }: KeptMaintenance, from: readonly MaintenanceStatus[]): void {
  if (from.includes(status)) return;
  const since = entries.findLastIndex((entry) => entry.status !== status) + 1;
  const { at, by } = entries[since]!;
  throw maintenanceStandsElsewhere({ status, by: by.name, at, from });
}

/** Says that planned work has begun. Throws `maintenance-stands-elsewhere`, as those below do. */
export const beginMaintenance =
  (words: PublicWords = DEFAULT_WORDS.begun): MaintenanceDecision =>
  (kept, context) => {
    mustStandAt(kept, FROM.in_progress);
    const after = saying(shownMaintenance(kept), [{ status: 'in_progress', words }], context);
    return [{ name: 'maintenance-begun', data: { maintenance: { ...after, begunAt: after.changedAt } } }];
  };

/** Says that it is done and being looked at. */
export const verifyMaintenance =
  (words: PublicWords = DEFAULT_WORDS.verifying): MaintenanceDecision =>
  (kept, context) => {
    mustStandAt(kept, FROM.verifying);
    const maintenance = saying(shownMaintenance(kept), [{ status: 'verifying', words }], context);
    return [{ name: 'maintenance-verifying', data: { maintenance } }];
  };

/** Says that it is over. */
export const endMaintenance =
  (words: PublicWords = DEFAULT_WORDS.ended): MaintenanceDecision =>
  (kept, context) => {
    mustStandAt(kept, FROM.completed);
    const after = saying(shownMaintenance(kept), [{ status: 'completed', words }], context);
    return [{ name: 'maintenance-ended', data: { maintenance: { ...after, endedAt: after.changedAt } } }];
  };

/** Says that it will not take place. */
export const cancelMaintenance =
  (words: PublicWords): MaintenanceDecision =>
  (kept, context) => {
    mustStandAt(kept, FROM.cancelled);
    const maintenance = saying(shownMaintenance(kept), [{ status: 'cancelled', words }], context);
    return [{ name: 'maintenance-cancelled', data: { maintenance } }];
  };
