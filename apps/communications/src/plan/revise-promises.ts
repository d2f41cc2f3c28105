import { type Audience, minutesLater, type Plan, type PlannedPromise } from '#contracts';
import { drifting } from '../drift/drift-of.js';
import { type Around, ownerIn } from './around.js';
import { beatOf, isRelieved } from './beats.js';
import { firstPromise } from './open-plan.js';

interface Turn {
  readonly after: Plan;
  readonly audience: Audience | undefined;
  readonly at: string;
  /** How often the audience is told may be another now. */
  readonly isOtherwise: boolean;
  readonly isOpenAgain: boolean;
}

/** Nothing more is promised. */
const ended = (promise: PlannedPromise): PlannedPromise => ({ ...promise, due: null, isFixed: false, step: null });

/** The promise after relief came: who was told of the trouble gets one last word, and others none. */
function relieved(promise: PlannedPromise): PlannedPromise {
  const { lastSaid, isFixed } = promise;
  const owesRelief = lastSaid !== null && !isRelieved(lastSaid.facts.status);
  return owesRelief || isFixed ? promise : ended(promise);
}

/**
 * The promise when its audience is told in another beat, or the incident is open again: the earlier of the time that stands and
 * the one that the beat gives, for nobody is promised less than they were. What would have been due already is due now.
 */
function renewed(promise: PlannedPromise, { after, audience, at, isOtherwise }: Turn): PlannedPromise {
  const beat = audience && beatOf(audience, after);
  if (promise.isFixed && promise.due === null) return promise;
  if (!beat) return promise.isFixed ? promise : ended(promise);
  const minutes = promise.lastSaid ? beat.every : beat.first;
  if (promise.due === null) return { ...promise, since: at, due: minutesLater(at, minutes), step: null };
  const target = minutesLater(promise.since, minutes);
  const due = target > at ? target : at;
  return isOtherwise && due < promise.due ? { ...promise, due, step: null } : promise;
}

function revised(promise: PlannedPromise, turn: Turn): PlannedPromise {
  const { after, audience, isOpenAgain, isOtherwise } = turn;
  const named = audience ? { ...promise, name: audience.name, side: audience.side } : promise;
  if (after.about.status === 'merged' || !audience) return { ...ended(named), awaits: [] };
  if (isRelieved(after.about.status)) return relieved(named);
  return isOpenAgain || isOtherwise ? renewed(named, turn) : named;
}

/** The promises of a plan after its incident, or its audiences, became otherwise at a time; new audiences are promised too. */
export function revisedPromises(
  before: Plan,
  after: Plan,
  { audiences, standing }: Around,
  { at, isOtherwise }: { at: string; isOtherwise: boolean },
): PlannedPromise[] {
  const isOpenAgain = isRelieved(before.about.status);
  const told = new Map(audiences.filter(({ archived }) => !archived).map((one) => [one.key, one]));
  const known = before.promises.map((promise) => {
    const audience = told.get(promise.audience);
    return drifting(revised(promise, { after, audience, at, isOtherwise, isOpenAgain }), after.about, at);
  });
  const has = new Set(before.promises.map(({ audience }) => audience));
  const ownerOf = (audience: string) => (standing ? ownerIn(standing, audience) : before.standing.manager);
  const isNew = [...told.values()].filter(({ key }) => !has.has(key));
  const more = isNew.map((audience) => firstPromise(audience, after, { since: at, owner: ownerOf(audience.key) }));
  return [...known, ...more];
}
