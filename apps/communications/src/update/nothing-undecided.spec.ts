import fc from 'fast-check';
import { type PersonReference, Rejection } from '#contracts';
import { ANA, afterwards, around, at, audience, BO, CY, given, incident, MAY, MAY_NOT } from './given-update.js';
import { approveUpdate, askForReview } from './review-update.js';
import { reviseUpdate } from './revise-update.js';
import { callOffUpdate, scheduleUpdate } from './schedule-update.js';
import { sendScheduled } from './send-scheduled.js';
import { sendUpdate } from './send-update.js';
import type { AroundSending, KeptUpdate, UpdateDecision, UpdateEvent } from './update.js';
import { withdrawUpdate } from './withdraw-update.js';

const PEOPLE = [ANA, BO, CY];
/** Ana manages, Bo may send too, Cy may not. */
const mayOf = ({ id }: PersonReference) => (id === CY.id ? MAY_NOT : MAY);
const managerOf = ({ id }: PersonReference) => (id === ANA.id ? MAY : MAY_NOT);

/** What they try, some of it more often: one that is withdrawn comes to nothing more. */
const WHAT = [
  ...['revise', 'revise', 'revise', 'approve', 'approve', 'approve', 'send', 'send', 'send', 'send past'],
  ...['revise', 'approve', 'send', 'ask', 'schedule', 'schedule', 'call off', 'tick', 'tick', 'withdraw'],
] as const;

/** One thing that somebody tries, a few minutes after the one before; with the revision that they have seen. */
const step = fc.record({
  what: fc.constantFrom(...WHAT),
  by: fc.constantFrom(...PEOPLE),
  behind: fc.constantFrom(0, 0, 0, 0, 0, 1),
  minutes: fc.integer({ min: 0, max: 20 }),
  words: fc.constantFrom('one', 'two', 'three'),
  ended: fc.constantFrom(false, false, false, false, true),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function decisionOf({ what, by, words }: Step, seen: number, minute: number, here: AroundSending): UpdateDecision {
  switch (what) {
    case 'revise':
      return reviseUpdate({ revision: seen, words: { en: { problem: words } } }, here);
    case 'ask':
      return askForReview({ revision: seen, named: undefined, answering: PEOPLE }, here);
    case 'approve':
      return approveUpdate(seen, true, here);
    case 'schedule':
      return scheduleUpdate({ revision: seen, at: at(minute + 5) }, here);
    case 'call off':
      return callOffUpdate(here);
    case 'send':
      return sendUpdate({ revision: seen, saidBefore: true }, here);
    case 'send past':
      return sendUpdate({ revision: seen, saidBefore: true, past: managerOf(by) }, here);
    case 'withdraw':
      return withdrawUpdate(words, here);
    default:
      return (update, context) =>
        sendScheduled({ ...here, verdict: mayOf(update.scheduledBy ?? CY) }, true)(update, context);
  }
}

/** What an event has to be true of, on the update as it was just before. */
function mustBeDecided(before: KeptUpdate, event: UpdateEvent, review: string, seen?: number): void {
  if (event.name === 'update-revised') expect(event.data.revision).toBe(before.revision + 1);
  if (event.name !== 'update-sent') return;
  const { sending, words } = event.data;
  expect({ words, revision: sending.revision }).toEqual({ words: before.words, revision: before.revision });
  if (seen !== undefined) expect(sending.revision).toBe(seen);
  expect(before.withdrawn).toBeNull();
  expect(mayOf(sending.by).allowed).toBe(true);
  const { approved } = before;
  const isApproved = approved?.revision === sending.revision && approved.by.id !== before.changedBy.id;
  if (sending.pastReview) expect(sending.by).toEqual(ANA);
  if (review !== 'none' && !sending.pastReview) expect(isApproved).toBe(true);
}

describe('whatever people do in whatever order', () => {
  it.each(['none', 'review', 'four-eyes'] as const)('nothing undecided goes out (review: %s)', (review) => {
    const counted = { sent: 0, past: 0, corrected: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        let update = given({ en: { problem: 'zero' } });
        let minute = 1;
        for (const one of steps) {
          minute += one.minutes;
          const isTick = one.what === 'tick';
          const now = { now: at(minute), by: one.by };
          const seen = Math.max(1, update.revision - one.behind);
          const here = around({
            audience: audience({ review }),
            incident: incident(one.ended ? { status: 'merged', mergedInto: 'INC-2' } : {}),
            verdict: mayOf(one.by),
          });
          try {
            const events = decisionOf(one, seen, minute, here)(update, now);
            for (const event of events) {
              mustBeDecided(update, event, review, isTick ? undefined : seen);
              const after = afterwards(update, [event], now);
              expect(after.revision).toBeGreaterThanOrEqual(update.revision);
              if (event.name === 'update-sent') expect(one.ended).toBe(false);
              update = after;
            }
          } catch (error) {
            if (!(error instanceof Rejection)) throw error;
          }
        }
        const { sendings } = update;
        expect(sendings.map(({ revision }) => revision)).toEqual([
          ...new Set(sendings.map(({ revision }) => revision)),
        ]);
        counted.sent += sendings.length;
        counted.past += sendings.filter(({ pastReview }) => pastReview).length;
        counted.corrected += sendings.filter(({ what }) => what === 'correction').length;
      }),
      { numRuns: 1_000 },
    );
    // The sequences are rich enough to mean something.
    expect(counted.sent).toBeGreaterThan(100);
    expect(counted.corrected).toBeGreaterThan(0);
    expect(counted.past > 0).toBe(review !== 'none');
  });
});
