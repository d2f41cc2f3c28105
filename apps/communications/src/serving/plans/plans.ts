import { Inject, Injectable } from '@nestjs/common';
import { type Incident, type Plan, STATUSES } from '#contracts';
import type { AggregateStore, Answered, Call } from '#persistence';
import { Parts } from '#service';
import type { Around } from '../../plan/around.js';
import { isRelieved } from '../../plan/beats.js';
import { noteStanding } from '../../plan/note-standing.js';
import { openPlan } from '../../plan/open-plan.js';
import { andThen, type PlanChange, type PlanEvent, planEvents, quietly, type Revise } from '../../plan/plan-change.js';
import { Audiences } from '../audiences/audiences.js';
import { KnownIncidents } from '../knowledge/known-incidents.js';
import { standingOf } from './standing-of.js';
import { PLANS } from './stores.js';

const PAGE = 100;

/** The stored plans of incidents that are not relieved, after an id, as the database is asked. */
export const openAfter = (after: string) => ({
  'state.about.status': { $in: STATUSES.filter((status) => !isRelieved(status)) },
  _id: { $gt: after },
});

/** The communication plans: those that somebody touched are stored, and the others are as if they were. */
@Injectable()
export class Plans {
  constructor(
    @Inject(PLANS) readonly store: AggregateStore<Plan, PlanEvent>,
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(KnownIncidents) private readonly known: KnownIncidents,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** The plan of an incident. Throws `incident-unknown`, and `unavailable` when nobody can say. */
  async of(incident: string): Promise<Plan> {
    const stored = await this.store.load(incident);
    if (stored) return stored.state;
    const [known, around] = await Promise.all([this.known.of(incident), this.around(incident)]);
    return opened(known, around).plan;
  }

  /** The incidents with a stored plan that are not relieved, the next by id. */
  async open(after: string): Promise<string[]> {
    const page = await this.store.list(openAfter(after), { _id: 1 }, PAGE);
    return page.map(({ _id }) => _id);
  }

  /** What a plan is made with. */
  async around(incident: string): Promise<Around> {
    const [audiences, table] = await Promise.all([this.audiences.list(), this.parts.authority.tableOf(incident)]);
    return { audiences, standing: table && standingOf(table, audiences, this.parts.clock.now().toISOString()) };
  }

  /**
   * Changes a plan; one that is not stored yet is opened with it. What it is opened from is how the incident is at that moment:
   * `opening` says how it was before what is noted now.
   */
  async change<Result>(
    incident: string,
    call: Call,
    revise: Revise,
    answer: (plan: Plan, now: string) => Result,
    opening: (present: Incident, around: Around) => PlanChange = opened,
  ): Promise<Answered<Result>> {
    const first = (await this.store.load(incident)) ? undefined : await this.firstOf(incident, opening);
    return this.store.change(
      incident,
      call,
      (stored, context) => {
        // A plan is never taken away, so one that was there before is there now.
        const before = stored ? quietly(stored) : first!;
        return planEvents(
          stored,
          andThen(before, (plan) => revise(plan, context)),
        );
      },
      (plan, { now }) => answer(plan, now),
    );
  }

  /** `incidents` is asked, for the copy here may be older, or be built again at this moment. */
  private async firstOf(incident: string, opening: (present: Incident, around: Around) => PlanChange) {
    const [present, around] = await Promise.all([this.known.latest(incident), this.around(incident)]);
    return opening(present, around);
  }
}

/** The plan that is shown while nobody has touched it: whoever answers by now answers. */
export function opened(incident: Incident, { audiences, standing }: Around): PlanChange {
  const plan = openPlan(incident, audiences);
  return standing ? noteStanding(plan, standing) : quietly(plan);
}
