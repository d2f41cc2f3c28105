import { type Maintenance, maintenanceSaysEnough, type PublicWords } from '#contracts';
import { type MaintenanceDecision, saying, shownMaintenance } from './maintenance.js';

/** Each event carries it whole and has to fit into a message on the bus (2 MiB) in any script; its ends still fit beyond. */
const MOST = 100;

/** Refuses more words than fit. Throws `maintenance-says-enough`. */
export function mustHaveRoom({ entries }: Maintenance): void {
  if (entries.length >= MOST) throw maintenanceSaysEnough({ most: MOST });
}

/** Says more of planned work, wherever it stands. Throws `maintenance-says-enough`. */
export const sayOfMaintenance =
  (words: PublicWords): MaintenanceDecision =>
  (kept, context) => {
    mustHaveRoom(kept);
    const maintenance = saying(shownMaintenance(kept), [{ status: kept.status, words }], context);
    return [{ name: 'maintenance-said', data: { maintenance } }];
  };
