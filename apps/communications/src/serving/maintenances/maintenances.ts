import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  type announceMaintenance as announceContract,
  type InputOf,
  type ListedMaintenance,
  type listMaintenances,
  type Maintenance,
  maintenanceUnknown,
  type OutputOf,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, readCursor, writeCursor } from '#persistence';
import { mustAdminister } from '#service';
import { announceMaintenance } from '../../maintenance/announce-maintenance.js';
import {
  type KeptMaintenance,
  type MaintenanceDecision,
  type MaintenanceEvent,
  shownMaintenance,
} from '../../maintenance/maintenance.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { maintenancesAt, orderOf } from './maintenance-queries.js';
import { MAINTENANCES } from './stores.js';

const place = z.object({ at: z.string(), id: z.string() });

function listed({ entries, ...maintenance }: Maintenance): ListedMaintenance {
  return { ...maintenance, latest: entries.at(-1)! };
}

/** Planned work that the public is told of. It belongs to no incident, so administrators speak of it. */
@Injectable()
export class Maintenances {
  constructor(
    @Inject(MAINTENANCES) readonly store: AggregateStore<KeptMaintenance, MaintenanceEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
  ) {}

  async announce(asked: Asked, input: InputOf<typeof announceContract>): Promise<Maintenance> {
    mustAdminister(asked);
    await this.known.mustBeRegistered(input.components);
    const id = `mnt-${randomUUID()}`;
    const result = await this.store.create(id, asked, announceMaintenance(id, input), shownMaintenance);
    return asked.answered(result.answer.id, result);
  }

  /** Decides something on one that is there. Throws `maintenance-unknown`, and what the decision throws. */
  async change(asked: Asked, id: string, decide: MaintenanceDecision): Promise<Maintenance> {
    mustAdminister(asked);
    const onKnown = (state: KeptMaintenance | undefined, context: Parameters<MaintenanceDecision>[1]) => {
      if (!state) throw maintenanceUnknown({ maintenance: id });
      return decide(state, context);
    };
    return asked.answered(id, await this.store.change(id, asked, onKnown, shownMaintenance));
  }

  async of(id: string): Promise<Maintenance> {
    const stored = await this.store.load(id);
    if (!stored) throw maintenanceUnknown({ maintenance: id });
    return shownMaintenance(stored.state);
  }

  async list({ stage, limit, after }: InputOf<typeof listMaintenances>): Promise<OutputOf<typeof listMaintenances>> {
    const beyond = after === undefined ? null : readCursor(after, place);
    const found = await this.store.list(maintenancesAt(stage, beyond), orderOf(stage), limit + 1);
    const page = found.slice(0, limit).map(({ state }) => state);
    const last = page.at(-1);
    const next = found.length > limit && last ? writeCursor({ at: last.scheduledFor, id: last.id }) : null;
    return { maintenances: page.map((one) => listed(shownMaintenance(one))), next };
  }
}
