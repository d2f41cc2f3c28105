import { Inject, Injectable } from '@nestjs/common';
import type { Maintenance } from '#contracts';
import type { AggregateStore } from '#persistence';
import { type KeptMaintenance, type MaintenanceEvent, shownMaintenance } from '../../maintenance/maintenance.js';
import { AS_CHANGED, changedAfter } from './maintenance-queries.js';
import { MAINTENANCES } from './stores.js';

/** Planned work as it changed, for a status page that catches up. */
@Injectable()
export class ChangedMaintenances {
  constructor(@Inject(MAINTENANCES) private readonly store: AggregateStore<KeptMaintenance, MaintenanceEvent>) {}

  /** What changed after this one did, oldest change first, then by id; from the first on when null. */
  async changedSince(after: { changedAt: string; id: string } | null, limit: number): Promise<Maintenance[]> {
    const place = after && { at: after.changedAt, id: after.id };
    const found = await this.store.list(changedAfter(place), AS_CHANGED, limit);
    return found.map(({ state }) => shownMaintenance(state));
  }
}
