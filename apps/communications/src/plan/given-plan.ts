import type { Audience, Facts, Incident, Language, PersonReference, Plan, Sending, Update } from '#contracts';
import { BUILT_IN } from '../audience/built-in-audiences.js';
import type { Standing } from './around.js';
import { type Sent } from './note-sending.js';
import { type PlanChange, type PlanEvent, planEvents, type Revise, type Telling } from './plan-change.js';

export const ANA: PersonReference = { id: 'p-ana', name: 'Ana' };
export const BO: PersonReference = { id: 'p-bo', name: 'Bo' };
export const CY: PersonReference = { id: 'p-cy', name: 'Cy' };
export const CLOCK: PersonReference = { id: 'service:communications', name: 'Muster' };

/** So many minutes after the declaration. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 3) + minute * 60_000).toISOString();

export const AUDIENCES: readonly Audience[] = [...BUILT_IN.values()];

/** An incident that Ana declared and manages. */
export const incident = (more: Partial<Incident> = {}): Incident => ({
  ...{ id: 'INC-42', title: 'Checkout fails', severity: 'SEV1', status: 'active', statusSince: at(0), kind: 'real' },
  ...{ visibility: 'open', viewers: [], summary: null, impact: 'No orders', components: ['checkout'], labels: {} },
  ...{ startedAt: null, declaredAt: at(0), declaredBy: ANA, manager: ANA },
  ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
});

/** A table in which these people answer for these audiences, and the manager for the others. */
export const standing = (
  sequence: number,
  owners: Readonly<Record<string, PersonReference>> = {},
  { manager = ANA, deputy = null }: { manager?: PersonReference; deputy?: PersonReference | null } = {},
): Standing => ({ sequence, at: at(sequence), manager, deputy, owners: new Map(Object.entries(owners)) });

export const factsOf = ({ severity, status, impact, components, title }: Incident): Facts => ({
  ...{ severity, status, impact, components, title },
});

/** What the event of a sending tells. */
export function sent(
  audience: string,
  minute: number,
  more: {
    update?: string;
    revision?: number;
    nextUpdateAt?: string | null;
    awaits?: Language[];
    facts?: Facts;
    sendings?: Sending[];
  } = {},
): Sent {
  const { update: id = `upd-${minute}`, revision = 1, nextUpdateAt = null, awaits = [] } = more;
  const sending: Sending = {
    ...{ revision, what: 'update', at: at(minute), by: ANA, languages: ['en'], nextUpdateAt },
    ...{ pastReview: false, decidedByCopy: false, facts: more.facts ?? factsOf(incident()) },
  };
  const { name: audienceName, side } = BUILT_IN.get(audience)!;
  const update: Update = {
    ...{ id, incident: 'INC-42', kind: 'real', audience, audienceName, side, urgent: false, status: 'sent', revision },
    ...{ words: { en: { problem: 'Down' } }, languages: ['en', 'fr'], awaits, nextUpdateAt, template: null },
    ...{ draftedBy: ANA, draftedAt: at(minute), changedBy: ANA, changedAt: at(minute), approved: null },
    ...{ scheduledFor: null, scheduledBy: null, sendings: [...(more.sendings ?? []), sending], withdrawn: null },
  };
  return { audience, audienceName, sending, words: update.words, awaits, update };
}

/** The events that a change of a plan leads to, and the plan after them. */
export function changed(plan: Plan | undefined, change: PlanChange): { plan: Plan; told: Telling[]; count: number } {
  const events = planEvents(plan, change);
  return { plan: plan ? afterEvents(plan, events) : change.plan, told: tellings(events), count: events.length };
}

/** The plan after these events. */
export const afterEvents = (plan: Plan, events: readonly PlanEvent[]): Plan =>
  events.reduce((state, event) => (event.name === 'plan-noted' ? event.data.plan : state), plan);

export const tellings = (events: readonly PlanEvent[]): Telling[] =>
  events.filter((event) => event.name !== 'plan-noted');

/** A change at a minute, by Ana. */
export const revisedAt = (revise: Revise, plan: Plan, minute: number): PlanChange =>
  revise(plan, { now: at(minute), by: ANA });

export const promiseTo = (plan: Plan, audience: string) => plan.promises.find((one) => one.audience === audience)!;
