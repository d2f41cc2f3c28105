import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Rounds } from '#persistence';
import { Parts } from '#service';
import { quietly } from '../../plan/plan-change.js';
import { dueAt } from '../../plan/promise-clock.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { Plans } from './plans.js';

const EVERY_MS = 500;
const AT_ONCE = 100;

/**
 * Stores the plan of an incident when its first clock speaks; from then on its own clock goes on. Any number of replicas may
 * sweep: the plan is made once.
 */
@Injectable()
export class PlanSweeper {
  constructor(
    @Inject(Plans) private readonly plans: Plans,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    parts.background.push(new Rounds(EVERY_MS, () => this.sweep(), this.onError));
  }

  /** One round: resolves when every incident whose time had come was looked at. */
  async sweep(): Promise<void> {
    const due = await this.known.incidents.due(AT_ONCE);
    await Promise.all(due.map((incident) => this.look(incident).catch(this.onError)));
  }

  private async look(incident: string): Promise<void> {
    const next = (await this.plans.store.load(incident)) ? null : dueAt(await this.plans.of(incident));
    const isDue = next !== null && next <= this.parts.clock.now().toISOString();
    if (isDue) await this.open(incident);
    await this.known.incidents.lookAgain(incident, isDue || next === null ? null : new Date(next));
  }

  private async open(incident: string): Promise<void> {
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.plans.change(incident, call, quietly, () => undefined);
  }

  private readonly onError = (error: unknown): void => {
    this.parts.log.warn({ err: error }, 'a communication plan could not be looked at');
  };
}
