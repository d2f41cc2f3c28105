import { Inject, Injectable } from '@nestjs/common';
import type { Incident, Plan } from '#contracts';
import { type AggregateStore, reading, Together } from '#persistence';
import type { PlanEvent } from '../../plan/plan-change.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { PLANS } from './stores.js';

/** What is looked up in one moment is looked up together, for nobody waits for it. */
const LINGER_MS = 20;

/** What is known here of an incident and its plan. */
export interface Look {
  readonly isStored: boolean;
  readonly incident: Incident | undefined;
}

interface Wanted {
  readonly incident: string;
  readonly found: (look: Look) => void;
}

/** Whether incidents have a plan of their own: for what follows every event, so that a busy hour costs few questions. */
@Injectable()
export class StoredPlans {
  private readonly together = new Together<Wanted>((all) => this.look(all), LINGER_MS);

  constructor(
    @Inject(PLANS) private readonly store: AggregateStore<Plan, PlanEvent>,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
  ) {}

  /** Throws `unavailable` when the database cannot be asked. */
  async of(incident: string): Promise<Look> {
    let look: Look = { isStored: false, incident: undefined };
    await this.together.add({
      incident,
      found: (found) => {
        look = found;
      },
    });
    return look;
  }

  private async look(all: readonly Wanted[]): Promise<void> {
    const ids = [...new Set(all.map(({ incident }) => incident))];
    const filter = { _id: { $in: ids } } as never;
    const stored = await reading(this.store.collection.find(filter, { projection: { _id: 1 } }).toArray());
    const isStored = new Set(stored.map(({ _id }) => String(_id)));
    const known = await this.known.incidents.find(ids.filter((id) => !isStored.has(id)));
    for (const { incident, found } of all) {
      found({ isStored: isStored.has(incident), incident: known.get(incident)?.known });
    }
  }
}
