import type { announceMaintenance as contract, InputOf } from '#contracts';
import { announceMaintenance } from './announce-maintenance.js';
import type { KeptMaintenance, MaintenanceDecision, MaintenanceEvent } from './maintenance.js';
import { maintenanceAggregate } from './maintenance-aggregate.js';
import { tick } from './maintenance-clock.js';

export const ADA = { id: 'p-ada', name: 'Ada' };
export const BEN = { id: 'p-ben', name: 'Ben' };
const CLOCK = { id: 'service:communications', name: 'Muster' };

/** So many minutes after the announcement. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 3) + minute * 60_000).toISOString();

/** What is announced unless a spec says otherwise: from an hour on, for an hour. */
export const announced = (more: Partial<InputOf<typeof contract>> = {}): InputOf<typeof contract> => ({
  title: { en: 'Database upgrade', fr: 'Mise à jour de la base' },
  words: { en: 'Orders pause for some minutes.' },
  ...{ components: ['checkout'], scheduledFor: at(60), scheduledUntil: at(120), byClock: true, ...more },
});

/** The work after these events. */
export const after = (
  kept: KeptMaintenance | undefined,
  events: readonly MaintenanceEvent[],
  minute = 0,
  by = ADA,
): KeptMaintenance =>
  events.reduce<KeptMaintenance | undefined>(
    (state, event) => maintenanceAggregate.evolve(state, event, { at: at(minute), by }),
    kept,
  )!;

/** Planned work as Ada announced it. */
export const planned = (more: Partial<InputOf<typeof contract>> = {}, minute = 0): KeptMaintenance =>
  after(undefined, announceMaintenance('mnt-1', announced(more))({ now: at(minute), by: ADA }), minute);

/** The work after somebody did something at that minute. */
export const done = (kept: KeptMaintenance, decide: MaintenanceDecision, minute: number, by = BEN): KeptMaintenance =>
  after(kept, decide(kept, { now: at(minute), by }), minute, by);

/** What its clock says at that minute. */
export const ticked = (kept: KeptMaintenance, minute: number): readonly MaintenanceEvent[] =>
  tick(kept, { now: at(minute), by: CLOCK });

/** The work after its clock looked at that minute. */
export const swept = (kept: KeptMaintenance, minute: number): KeptMaintenance =>
  after(kept, ticked(kept, minute), minute, CLOCK);
