import { PLAN_EVENTS, type Plan } from '#contracts';
import type { Aggregate } from '#persistence';
import type { PlanEvent } from './plan-change.js';
import { dueAt, tellClock } from './promise-clock.js';

/** What an incident owes to each audience. One is stored once somebody touched it or its clock has spoken. */
export const planAggregate: Aggregate<Plan, PlanEvent> = {
  service: 'communications',
  name: 'plans',
  shape: 1,
  events: PLAN_EVENTS,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event) {
    if (event.name === 'plan-noted') return event.data.plan;
    if (!before) throw new Error(`a plan begins with plan-noted, not ${event.name}`);
    return before;
  },
  dueAt,
  tick: tellClock,
};
