import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AggregateStore } from '#persistence';
import { Parts, sweepDue } from '#service';
import { type KeptIncident, underWay } from '../../closing/closing.js';
import { tick } from '../../closing/end-closing.js';
import { askForFollowUps } from '../../closing/follow-up-clock.js';
import type { IncidentEvent } from '../../incident/incident-state.js';
import { Incidents } from '../incidents.js';
import { INCIDENTS } from '../stores.js';
import { managerOf } from './manager-of.js';
import { OpenItems } from './open-items.js';

/**
 * Calls off closings that hang, and asks for what closings left to people. What is open is looked up when the time has come; the
 * decision is made on the incident as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class ClosingSweeper {
  /** One round: resolves when every incident whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(INCIDENTS) store: AggregateStore<KeptIncident, IncidentEvent>,
    @Inject(Incidents) private readonly incidents: Incidents,
    @Inject(OpenItems) private readonly openItems: OpenItems,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const look = (state: KeptIncident) => this.look(state);
    this.sweep = sweepDue(parts, store, look, 'a closing that is due could not be looked after');
  }

  private async look(incident: KeptIncident): Promise<void> {
    const decide = underWay(incident) ? tick : await this.askingIn(incident.id);
    await this.incidents.decide({ by: this.parts.self, correlation: randomUUID() }, incident.id, decide);
  }

  private async askingIn(incident: string) {
    const [open, manager] = await Promise.all([
      this.openItems.lookBeforeClosing(incident),
      managerOf(this.parts, incident),
    ]);
    return askForFollowUps({ open, manager });
  }
}
