import type { announceMaintenance as contract, InputOf, Maintenance } from '#contracts';
import type { Context } from '#persistence';
import type { MaintenanceEvent } from './maintenance.js';
import { inUtc, mustBePlannable } from './planned-times.js';

/** Tells the public of planned work. Throws as `mustBePlannable` does. */
export const announceMaintenance =
  (id: string, { title, words, components, byClock, ...times }: InputOf<typeof contract>) =>
  ({ now, by }: Context): readonly MaintenanceEvent[] => {
    const planned = { scheduledFor: inUtc(times.scheduledFor), scheduledUntil: inUtc(times.scheduledUntil) };
    mustBePlannable(planned, now);
    const maintenance: Maintenance = {
      ...{ id, title, status: 'scheduled', components: [...new Set(components)], ...planned, byClock },
      entries: [{ id: `${id}.1`, status: 'scheduled', words, at: now, by }],
      ...{ announcedAt: now, changedAt: now, begunAt: null, endedAt: null, sequence: 1 },
    };
    return [{ name: 'maintenance-announced', data: { maintenance } }];
  };
