import { Inject, Injectable } from '@nestjs/common';
import type { AccountabilityTable } from '#authority';
import { type Envelope, type Incident, type Severity, type Status, severityChanged, statusChanged } from '#contracts';
import { eventCall } from '#service';
import type { Around } from '../../plan/around.js';
import { isRelieved } from '../../plan/beats.js';
import { noteAudiences } from '../../plan/note-audiences.js';
import { noteIncident } from '../../plan/note-incident.js';
import { type Followed, noteLanguage } from '../../plan/note-language.js';
import { noteSending, type Sent } from '../../plan/note-sending.js';
import { noteStanding } from '../../plan/note-standing.js';
import { noteWithdrawal, type Withdrawn } from '../../plan/note-withdrawal.js';
import { openPlan } from '../../plan/open-plan.js';
import { type PlanChange, quietly, type Revise } from '../../plan/plan-change.js';
import { takeOverPromises } from '../../plan/take-over-promises.js';
import { Audiences } from '../audiences/audiences.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { opened, Plans } from './plans.js';
import { standingOf } from './standing-of.js';
import { StoredPlans } from './stored-plans.js';

/** A roster begins with its manager alone: what it tells up to here passes nothing on. */
export const ROSTER_OPENED = 2;

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
    await this.carryOn(event);
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

  /**
   * An audience is told otherwise: that counts for the incidents that are open, and the clock of what nobody touched may speak at
   * another time.
   */
  async audiences(event: Envelope): Promise<void> {
    await this.known.incidents.lookNow();
    for (let after = ''; ; ) {
      const page = await this.plans.open(after);
      await Promise.all(page.map((incident) => this.audiencesIn(incident, event)));
      if (page.length === 0) return;
      after = page.at(-1)!;
    }
  }

  private async audiencesIn(incident: string, event: Envelope): Promise<void> {
    const around = await this.plans.around(incident);
    const call = eventCall(event);
    await this.plans.change(
      incident,
      call,
      (plan) => noteAudiences(plan, around, event.time),
      () => undefined,
    );
  }

  /** What was promised in an incident that is merged goes on in the other: first there, so that nothing is lost between. */
  private async carryOn(event: Envelope): Promise<void> {
    const { mergedInto } = event.data.incident as Incident;
    if (mergedInto === undefined) return;
    const from = (await this.plans.store.load(event.incident))?.state;
    if (!from || from.mergedInto !== null || !from.promises.some(({ lastSaid }) => lastSaid)) return;
    const { standing } = await this.plans.around(mergedInto);
    const take: Revise = (plan) => takeOverPromises(plan, from, { at: event.time, standing });
    await this.plans.change(mergedInto, eventCall(event), take, () => undefined);
  }

  private async change(
    event: Envelope,
    revise: Revise,
    opening?: (present: Incident, around: Around) => PlanChange,
  ): Promise<void> {
    await this.plans.change(event.incident, eventCall(event), revise, () => undefined, opening);
  }
}
