import { type Audience, type EventOf, minutesLater, type PlannedPromise, type updateSent } from '#contracts';
import { drifting } from '../drift/drift-of.js';
import { type Around, ownerIn } from './around.js';
import { beatOf, isRelieved } from './beats.js';
import { withoutWithdrawn } from './note-withdrawal.js';
import { firstPromise } from './open-plan.js';
import { type PlanChange, quietly, type Revise, type Telling } from './plan-change.js';

/** What the event of a sending tells. */
export type Sent = EventOf<typeof updateSent>['data'];

/** Minutes in which an update follows in the languages that were not ready. */
export const LANGUAGE_FOLLOWS_MINUTES = 15;

/** Whether this is older than what was heard of, or the same again. */
function isKnown({ heardAt, lastSaid }: PlannedPromise, { sending, update }: Sent): boolean {
  if (heardAt === null || sending.at > heardAt) return false;
  const isNext = lastSaid?.update === update.id && sending.revision > lastSaid.revision;
  return !(isNext && sending.at === heardAt);
}

/** The languages that this leaves to be sent. Who has waited for one longer does not wait anew. */
function awaited({ awaits, followed }: PlannedPromise, { sending, update, awaits: missing }: Sent) {
  const { at, revision } = sending;
  const came = (language: string) =>
    followed.some((one) => one.update === update.id && one.revision >= revision && one.language === language);
  return missing
    .filter((language) => !came(language))
    .map((language) => {
      const waiting = awaits.find((one) => one.language === language);
      const anew = { since: at, due: minutesLater(at, LANGUAGE_FOLLOWS_MINUTES), step: null };
      const { since, due, step } = waiting ?? anew;
      return { update: update.id, revision, language, since, due, step };
    });
}

function told(promise: PlannedPromise, { sending, update }: Sent, due: string | null): Telling[] {
  const { audience, name: audienceName, due: wasDue } = promise;
  if (wasDue === null) return [];
  const lateMs = Math.max(0, Date.parse(sending.at) - Date.parse(wasDue));
  const { revision } = sending;
  return [{ name: 'promise-kept', data: { audience, audienceName, update: update.id, revision, wasDue, lateMs, due } }];
}

/**
 * Takes note of a word that was sent: it keeps the promise, and begins the next one. A repeat, or an older word that comes
 * late, changes nothing.
 */
export const noteSending =
  (sent: Sent, { audiences, standing }: Around): Revise =>
  (plan): PlanChange => {
    const { sending, update } = sent;
    const audience = audiences.find(({ key }) => key === update.audience);
    const about = { key: update.audience, name: update.audienceName, side: update.side };
    const owner = standing ? ownerIn(standing, update.audience) : plan.standing.manager;
    const newcomer = () => ({
      ...firstPromise({ ...about, cadence: audience?.cadence ?? NEVER }, plan, { since: sending.at, owner }),
      due: null,
    });
    const before = plan.promises.find((one) => one.audience === update.audience);
    const promise = before ?? newcomer();
    if (isKnown(promise, sent)) return quietly(plan);
    const { at, revision, facts, nextUpdateAt } = sending;
    // What lives on in another incident is promised there.
    const isOver = plan.about.status === 'merged';
    const isFixed = !isOver && nextUpdateAt !== null && nextUpdateAt > at;
    const beat = isOver || isRelieved(facts.status) ? null : audience && beatOf(audience, plan);
    const due = isFixed ? nextUpdateAt : beat ? minutesLater(at, beat.every) : null;
    const lastSaid = { update: update.id, revision, at, facts };
    const said: PlannedPromise = {
      ...promise,
      ...{ since: at, due, isFixed, step: null, lastSaid, heardAt: at },
      awaits: isOver ? [] : awaited(promise, sent),
      ...{ followed: [], drift: [], driftTold: false },
    };
    const after = withoutWithdrawn(drifting(said, plan.about, at), plan, audience);
    const promises = before ? plan.promises.map((one) => (one === before ? after : one)) : [...plan.promises, after];
    return { plan: { ...plan, promises }, told: told(promise, sent, after.due) };
  };

const NEVER: Audience['cadence'] = { SEV1: null, SEV2: null, SEV3: null, SEV4: null };
