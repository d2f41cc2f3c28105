import { type Audience, type Incident, type PersonReference, type Problem, Rejection, type Update } from '#contracts';
import type { Context } from '#persistence';
import { BUILT_IN } from '../audience/built-in-audiences.js';
import { draftUpdate } from './draft-update.js';
import { evolve } from './evolve.js';
import type { AroundSending, KeptUpdate, UpdateDecision, UpdateEvent, Verdict } from './update.js';

/** People and times for specs of updates. */
export const ANA = { id: 'p-ana', name: 'Ana' };
export const BO = { id: 'p-bo', name: 'Bo' };
export const CY = { id: 'p-cy', name: 'Cy' };

/** The time so many minutes after the beginning. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 3, minute)).toISOString();

/** An incident that Ana declared and manages. */
export const incident = (more: Partial<Incident> = {}): Incident => ({
  ...{ id: 'INC-1', title: 'Checkout fails', severity: 'SEV2', status: 'active', statusSince: at(0), kind: 'real' },
  ...{ visibility: 'open', viewers: [], summary: null, impact: 'No orders', components: ['checkout'], labels: {} },
  ...{ startedAt: null, declaredAt: at(0), declaredBy: ANA, manager: ANA },
  ...{ chatUrl: null, bridgeUrl: null, links: [], dedupKey: null, ...more },
});

/** The customers, or another audience that comes with Muster. */
export const audience = (more: Partial<Audience> = {}): Audience => ({ ...BUILT_IN.get('customers')!, ...more });

export const MAY: Verdict = { allowed: true, whoMay: 'Ana', decidedByCopy: false };
export const MAY_NOT: Verdict = { ...MAY, allowed: false };

/** What is so around an update: an open incident, and somebody who may send it. */
export const around = (more: Partial<AroundSending> = {}): AroundSending => ({
  ...{ incident: incident(), audience: audience(), verdict: MAY, ...more },
});

export const ENGLISH = { en: { problem: 'Checkout fails.' } };
export const BOTH = { ...ENGLISH, fr: { problem: 'Le paiement échoue.' } };

/** The update after these events, all of one moment. */
export function afterwards(
  before: KeptUpdate | undefined,
  events: readonly UpdateEvent[],
  { now, by }: Context,
): KeptUpdate {
  return events.reduce((state, event) => evolve(state, event, { at: now, by }), before) as KeptUpdate;
}

/** An update that Bo drafted, and what people then did with it, a minute apart. */
export function given(
  words: Update['words'],
  ...decisions: readonly (readonly [PersonReference, UpdateDecision])[]
): KeptUpdate {
  const first = { now: at(1), by: BO };
  const draft = { id: 'upd-1', words, nextUpdateAt: null, template: null };
  let update = afterwards(undefined, draftUpdate(draft, around())(first), first);
  decisions.forEach(([by, decide], index) => {
    const context = { now: at(index + 2), by };
    update = afterwards(update, decide(update, context), context);
  });
  return update;
}

/** What a command leads to, or the facts of its refusal. */
export function when(update: KeptUpdate, by: PersonReference, minute: number, decide: UpdateDecision) {
  const context = { now: at(minute), by };
  try {
    const events = decide(update, context);
    return { events, after: afterwards(update, events, context) };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const problem: Problem = error.problem('en');
    return { refused: error.code, ...error.facts, detail: problem.detail };
  }
}
