import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PersonReference } from '#contracts';
import type { Caller } from '#messaging';
import { Parts, sweepDue } from '#service';
import { sendScheduled, whyNotSent } from '../../update/send-scheduled.js';
import type { AroundSending, KeptUpdate } from '../../update/update.js';
import { Audiences } from '../audiences/audiences.js';
import { Updates } from './updates.js';

/** Whoever set the time, as if they pressed now. */
const pressing = ({ id, name }: PersonReference): Caller => ({ id, name, kind: 'person', admin: false, expiresAt: 0 });

/**
 * Sends what was set for a time. Whether whoever set it may still send it, and how the incident is, is looked up when the
 * time has come; the decision is made on the update as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class ScheduledSweeper {
  /** One round: resolves when every update whose time had come was looked at. What cannot be decided yet comes again. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Updates) private readonly updates: Updates,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    this.sweep = sweepDue(parts, updates.store, (state) => this.send(state), 'a timed update could not be looked at');
  }

  private async send(update: KeptUpdate): Promise<void> {
    const { scheduledBy } = update;
    if (scheduledBy === null) return;
    const incident = await this.updates.incidentNow(update.incident);
    const audience = await this.audiences.mustFind(update.audience);
    const around = await this.updates.around(pressing(scheduledBy), incident, audience);
    await this.updates.knowingWhatWasSaid(update, (saidBefore) => this.decide(update, around, saidBefore));
  }

  /** It goes out as whoever set the time sends it; that it does not is said by Muster. */
  private async decide({ id, ...update }: KeptUpdate, around: AroundSending, saidBefore: boolean): Promise<void> {
    const isSent = whyNotSent({ id, ...update }, around) === undefined;
    const call = { by: isSent ? update.scheduledBy! : this.parts.self, correlation: randomUUID() };
    const decide = sendScheduled(around, saidBefore);
    await this.updates.store.change(
      id,
      call,
      (state, context) => (state === undefined ? [] : decide(state, context)),
      () => undefined,
    );
  }
}
