import type { Audience, Incident, Plan, PlannedPromise } from '#contracts';
import { minutesLater } from '../clock/steps.js';
import { drifting } from '../drift/drift-of.js';
import { type Around, ownerIn } from './around.js';
import { beatOf, isRelieved } from './beats.js';
import { isOpen } from './note-standing.js';
import { aboutIncident, firstPromise } from './open-plan.js';
import { type PlanChange, quietly } from './plan-change.js';

/** Nothing more is promised. */
const ended = (promise: PlannedPromise): PlannedPromise => ({ ...promise, due: null, isFixed: false, step: null });

/** What is due at another time begins its clock anew. */
const dueBy = (promise: PlannedPromise, due: string): PlannedPromise =>
  due === promise.due ? promise : { ...promise, due, step: null };

interface Turn {
  readonly before: Plan;
  readonly after: Plan;
  readonly audience: Audience | undefined;
  readonly at: string;
}

/** The promise after relief came: who was told of the trouble gets one last word, and others none. */
function relieved(promise: PlannedPromise): PlannedPromise {
  const { lastSaid } = promise;
  return lastSaid && !isRelieved(lastSaid.facts.status) ? promise : promise.isFixed ? promise : ended(promise);
}

/**
 * The promise when the incident is of another severity, or is open again: the earlier of the time that stands and the one that
 * this severity gives, for nobody is promised less than they were. What would have been due already is due now.
 */
function renewed(promise: PlannedPromise, { before, after, audience, at }: Turn): PlannedPromise {
  const beat = audience && beatOf(audience, after);
  if (promise.isFixed && promise.due === null) return promise;
  if (!beat) return promise.isFixed ? promise : ended(promise);
  const minutes = promise.lastSaid ? beat.every : beat.first;
  if (promise.due === null) return { ...promise, since: at, due: minutesLater(at, minutes), step: null };
  if (before.about.severity === after.about.severity) return promise;
  const target = minutesLater(promise.since, minutes);
  if (target >= promise.due) return promise;
  return dueBy(promise, target > at ? target : at < promise.due ? at : promise.due);
}

function revised(promise: PlannedPromise, turn: Turn): PlannedPromise {
  const { before, after, audience } = turn;
  const named = audience ? { ...promise, name: audience.name, side: audience.side } : promise;
  if (after.about.status === 'merged' || !audience) return { ...ended(named), awaits: [] };
  if (isRelieved(after.about.status)) return relieved(named);
  const isOpenAgain = isRelieved(before.about.status);
  const isOtherwise = before.about.severity !== after.about.severity;
  return isOpenAgain || isOtherwise ? renewed(named, turn) : named;
}

/** Takes over how the incident is from this event of it on, unless something newer is known. */
export function noteIncident(
  plan: Plan,
  incident: Incident,
  { sequence, at }: { sequence: number; at: string },
  { audiences, standing }: Around,
): PlanChange {
  if (sequence <= plan.sequence) return quietly(plan);
  const after: Plan = { ...plan, ...aboutIncident(incident), sequence };
  const told = new Map(audiences.filter(({ archived }) => !archived).map((one) => [one.key, one]));
  const known = plan.promises.map((promise) => {
    const turn = { before: plan, after, audience: told.get(promise.audience), at };
    return drifting(revised(promise, turn), after.about, at);
  });
  const has = new Set(plan.promises.map(({ audience }) => audience));
  const ownerOf = (audience: string) => (standing ? ownerIn(standing, audience) : plan.standing.manager);
  const isNew = [...told.values()].filter(({ key }) => !has.has(key));
  const more = isNew.map((audience) => firstPromise(audience, after, { since: at, owner: ownerOf(audience.key) }));
  const open = plan.promises.filter(isOpen);
  const goesOn = after.about.status === 'merged' && after.mergedInto !== null && open.length > 0;
  return {
    plan: { ...after, promises: [...known, ...more] },
    told: goesOn
      ? [
          {
            name: 'promises-go-on',
            data: {
              into: after.mergedInto!,
              audiences: open.map(({ audience, name, due }) => ({ audience, audienceName: name, due })),
            },
          },
        ]
      : [],
  };
}
