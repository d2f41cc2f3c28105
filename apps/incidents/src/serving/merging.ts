import { Inject, Injectable } from '@nestjs/common';
import {
  COMMAND_INCIDENT,
  type mergeIncident as contract,
  type Incident,
  type InputOf,
  incidentUnknown,
  mergedElsewhere,
} from '#contracts';
import type { Asked } from '#messaging';
import { type AggregateStore, UniqueTaken } from '#persistence';
import { Parts } from '#service';
import { type KeptIncident, shownIncident } from '../closing/closing.js';
import type { IncidentEvent } from '../incident/incident-state.js';
import { mergeIncident } from '../incident/merge-incident.js';
import { Incidents } from './incidents.js';
import { INCIDENTS } from './stores.js';

/** Two incidents become one. What is in the merged one follows by its event: this service only says that it is so. */
@Injectable()
export class Merging {
  constructor(
    @Inject(INCIDENTS) private readonly store: AggregateStore<KeptIncident, IncidentEvent>,
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async merge(asked: Asked, input: InputOf<typeof contract>): Promise<Incident> {
    await this.incidents.find(asked, input.incident);
    const into = await this.incidents.find(asked, input.into, 'into');
    const command = await this.parts.authority.mayDo(asked.caller, input.incident, COMMAND_INCIDENT);
    const decide = mergeIncident(into.state, command);
    const merging = this.store.change(
      input.incident,
      asked,
      (incident) => {
        if (!incident) throw incidentUnknown({ incident: input.incident });
        return decide(incident);
      },
      shownIncident,
    );
    return asked.answered(input.incident, await merging.catch((error) => this.otherWayRound(error, input)));
  }

  /** At the same moment the other was merged into this one: that is where both live on. */
  private otherWayRound(error: unknown, { incident, into }: InputOf<typeof contract>): never {
    if (!(error instanceof UniqueTaken)) throw error;
    throw mergedElsewhere({ incident: into, mergedInto: incident }, [{ field: 'into', message: into }]);
  }
}
