import {
  type prolongMaintenance as contract,
  type InputOf,
  maintenanceChanged,
  maintenanceHasBegun,
  maintenancePlannedSo,
} from '#contracts';
import { type MaintenanceDecision, saying, shownMaintenance } from './maintenance.js';
import { mustStandAt } from './move-maintenance.js';
import { inUtc, mustBePlannable } from './planned-times.js';
import { mustHaveRoom } from './say-of-maintenance.js';

/**
 * Moves when planned work ends; and when it begins, while it has not begun. Throws `maintenance-stands-elsewhere`,
 * `maintenance-changed`, `maintenance-has-begun`, `maintenance-planned-so`, `maintenance-says-enough`, and as
 * `mustBePlannable` does.
 */
export const prolongMaintenance =
  ({ words, sequence, ...to }: Omit<InputOf<typeof contract>, 'maintenance'>): MaintenanceDecision =>
  (kept, context) => {
    mustStandAt(kept, ['scheduled', 'in_progress', 'verifying']);
    const { by, at } = kept.entries.at(-1)!;
    const who = { by: by.name, at };
    if (sequence !== undefined && sequence !== kept.sequence) {
      throw maintenanceChanged({ sequence: kept.sequence, ...who });
    }
    const before = { scheduledFor: kept.scheduledFor, scheduledUntil: kept.scheduledUntil };
    const scheduledFor = to.scheduledFor === undefined ? before.scheduledFor : inUtc(to.scheduledFor);
    const scheduledUntil = to.scheduledUntil === undefined ? before.scheduledUntil : inUtc(to.scheduledUntil);
    const isMoved = scheduledFor !== before.scheduledFor;
    if (!isMoved && scheduledUntil === before.scheduledUntil) throw maintenancePlannedSo({ ...before, ...who });
    if (isMoved && kept.begunAt !== null) throw maintenanceHasBegun({ begunAt: kept.begunAt });
    mustBePlannable({ scheduledFor, scheduledUntil }, context.now, !isMoved);
    mustHaveRoom(kept);
    const after = saying(shownMaintenance(kept), [{ status: kept.status, words }], context);
    const maintenance = { ...after, scheduledFor, scheduledUntil };
    return [{ name: 'maintenance-prolonged', data: { maintenance, before } }];
  };
