import { Inject, Injectable } from '@nestjs/common';
import { type objectToClosing as contract, type InputOf, incidentUnknown, notForYou, type OutputOf } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { Parts } from '#service';
import type { KeptIncident } from '../../closing/closing.js';
import { objectToClosing } from '../../closing/object-to-closing.js';
import type { IncidentEvent } from '../../incident/incident-state.js';
import { INCIDENTS } from '../stores.js';
import { managerOf } from './manager-of.js';

/** Services say what came up while an incident was closed. */
@Injectable()
export class Objections {
  constructor(
    @Inject(INCIDENTS) private readonly store: AggregateStore<KeptIncident, IncidentEvent>,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Takes one, as often as it comes; answers whether the seal that the service has still stands. */
  async take(asked: Asked, input: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
    if (asked.caller.kind !== 'service') throw notForYou({ whoMay: 'services' });
    const { incident: id, attempt } = input;
    const manager = await managerOf(this.parts, id);
    const decide = objectToClosing(input, manager ? [manager] : []);
    const { answer } = await this.store.change(
      id,
      { by: this.parts.self, correlation: asked.correlation },
      (incident) => {
        if (!incident) throw incidentUnknown({ incident: id });
        return decide(incident);
      },
      ({ closing }) => ({ stands: closing?.stands === true && closing.attempt <= attempt }),
    );
    return answer;
  }
}
