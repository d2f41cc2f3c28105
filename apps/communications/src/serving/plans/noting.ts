import { Inject, Injectable } from '@nestjs/common';
import type { AccountabilityTable } from '#authority';
import { type Envelope, type Incident, type Severity, type Status, severityChanged, statusChanged } from '#contracts';
import { eventCall } from '#service';
import type { Around } from '../../plan/around.js';
import { isRelieved } from '../../plan/beats.js';
import { noteIncident } from '../../plan/note-incident.js';
import { type Followed, noteLanguage } from '../../plan/note-language.js';
import { noteSending, type Sent } from '../../plan/note-sending.js';
import { noteStanding } from '../../plan/note-standing.js';
import { noteWithdrawal, type Withdrawn } from '../../plan/note-withdrawal.js';
import { openPlan } from '../../plan/open-plan.js';
import { type PlanChange, quietly, type Revise } from '../../plan/plan-change.js';
import { Audiences } from '../audiences/audiences.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { opened, Plans } from './plans.js';
import { standingOf } from './standing-of.js';
import { StoredPlans } from './stored-plans.js';

/** A roster begins with its manager alone: what it tells up to here passes nothing on. */
const ROSTER_OPENED = 2;

/** How an incident was before an event, where that changes what was promised; undefined for any other event. */
function before({ type, data }: Envelope): Partial<Incident> | undefined {
  const from = data.from as Severity & Status;
  if (type === severityChanged.type) return { severity: from };
  const isOpenAgain = type === statusChanged.type && isRelieved(from) && !isRelieved(data.to as Status);
  return isOpenAgain ? { status: from } : undefined;
}

/** Takes note in plans of what happened elsewhere. Each is safe to repeat and comes in any order. */
@Injectable()
export class Noting {
  constructor(
    @Inject(Plans) private readonly plans: Plans,
    @Inject(StoredPlans) private readonly stored: StoredPlans,
    @Inject(Audiences) private readonly audiencesThere: Audiences,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
  ) {}

  /** An incident is otherwise. A plan that nobody touched is opened only where that changes what was promised. */
  async incident(event: Envelope): Promise<void> {
    const earlier = before(event);
    if (!earlier && !(await this.stored.of(event.incident)).isStored) return;
    const around = await this.plans.around(event.incident);
    const told = { sequence: event.sequence, at: event.time };
    const revise: Revise = (plan) => noteIncident(plan, event.data.incident as Incident, told, around);
    // What is open at this moment is opened as it was before, and then brought to how it is.
    const opening = (present: Incident): PlanChange => {
      const first = opened({ ...present, ...earlier }, around);
      const now = noteIncident(first.plan, present, told, around);
      return { plan: now.plan, told: [...first.told, ...now.told] };
    };
    await this.change(event, revise, opening);
  }

  /** Somebody else may answer. A plan that nobody touched is opened where an open promise has left the first manager. */
  async standing(event: Envelope): Promise<void> {
    if (event.sequence <= ROSTER_OPENED) return;
    const { isStored, incident } = await this.stored.of(event.incident);
    const audiences = await this.audiencesThere.list();
    const { table, deputy } = event.data as unknown as AccountabilityTable;
    const standing = standingOf({ table, deputy, sequence: event.sequence }, audiences, event.time);
    if (!standing) return;
    const passesOn = (of: Incident) => noteStanding(openPlan(of, audiences), standing).told.length > 0;
    if (!isStored && !(incident && passesOn(incident))) return;
    const opening = (present: Incident): PlanChange => quietly(openPlan(present, audiences));
    await this.change(event, (plan) => noteStanding(plan, standing), opening);
  }

  /** Something was said. */
  async sending(event: Envelope): Promise<void> {
    const around = await this.plans.around(event.incident);
    await this.change(event, noteSending(event.data as Sent, around));
  }

  /** A language has followed. */
  async language(event: Envelope): Promise<void> {
    await this.change(event, noteLanguage(event.data as unknown as Followed));
  }

  /** What was said was taken back. */
  async withdrawal(event: Envelope): Promise<void> {
    const data = event.data as unknown as Withdrawn;
    if (!data.wasSent) return;
    await this.change(event, noteWithdrawal(data, await this.plans.around(event.incident)));
  }

  /** Audiences are told otherwise: when the clock of what nobody touched speaks may be another time. */
  audiences(): Promise<void> {
    return this.known.incidents.lookNow();
  }

  private async change(
    event: Envelope,
    revise: Revise,
    opening?: (present: Incident, around: Around) => PlanChange,
  ): Promise<void> {
    await this.plans.change(event.incident, eventCall(event), revise, () => undefined, opening);
  }
}
