import fc from 'fast-check';
import { NotDelivered } from '../channel/channel.js';
import { MOST_CRASHES, planned, retried, type Standing, settled, superseded, takenUp } from './standing.js';

const NOW = new Date('2026-03-01T03:00:00Z');
const PAUSES = [1_000, 10_000, 60_000];
const failing = (how: Partial<NotDelivered['how']> = {}) => new NotDelivered('It said no.', { forGood: false, ...how });
const attempt = (before: Standing): Standing => ({ ...before, state: 'sending', tries: before.tries + 1 });

describe('a delivery', () => {
  const first = attempt(planned(false, NOW));

  it('is withheld from its beginning, or waits in the queue', () => {
    expect(planned(true, NOW)).toMatchObject({ state: 'withheld', inQueue: false, dueAt: null });
    expect(planned(false, NOW)).toMatchObject({ state: 'queued', inQueue: true });
  });

  it('that was taken stays as the channel says, with what the receiver calls it', () => {
    const taken = settled(first, { state: 'delivered', reference: 'r-1' }, PAUSES, NOW, 1);
    expect(taken).toEqual({ state: 'delivered', reference: 'r-1', reason: null, inQueue: false, dueAt: null });
  });

  it('that failed is tried again within its pause, and not before the receiver wants it', () => {
    const again = (chance: number, how = {}) => settled(first, failing(how), PAUSES, NOW, chance).dueAt!.getTime();
    expect([again(0), again(0.5), again(1)].map((at) => at - NOW.getTime())).toEqual([0, 500, 1_000]);
    expect(again(0.5, { afterMs: 90_000 }) - NOW.getTime()).toBe(90_000);
  });

  it('fails after its last attempt, at once where another would fail too, and bounces where nobody is', () => {
    const last = settled({ tries: 4 }, failing(), PAUSES, NOW, 1);
    expect(last).toMatchObject({ state: 'failed', reason: 'It said no.', dueAt: null });
    expect(settled(first, failing({ forGood: true }), PAUSES, NOW, 1)).toMatchObject({ state: 'failed' });
    expect(settled(first, failing({ forGood: true, bounced: true }), PAUSES, NOW, 1)).toMatchObject({
      state: 'bounced',
    });
  });

  it('that was under way when a process died is sent again, and may have come twice where nobody can tell', () => {
    expect(takenUp(first, true, NOW)).toMatchObject({ state: 'queued', tries: 0, crashes: 1, maybeTwice: false });
    expect(takenUp(first, false, NOW)).toMatchObject({ state: 'queued', maybeTwice: true });
  });

  it('keeps a reason short, whatever a receiver says', () => {
    const endless = new NotDelivered('x'.repeat(100_000), { forGood: true });
    expect(settled(first, endless, PAUSES, NOW, 1).reason).toHaveLength(500);
  });
});

describe('whatever happens', () => {
  const steps = fc.constantFrom('sent', 'to-post', 'transient', 'permanent', 'bounce', 'crash', 'newer', 'by hand');
  const chance = fc.double({ min: 0, max: 1, noNaN: true });

  it('nothing is sent after it was sent, nothing is lost, and attempts are bounded', () => {
    const night = fc.array(fc.tuple(steps, chance, fc.boolean()), { maxLength: 120 });
    fc.assert(
      fc.property(night, (all) => {
        let standing = planned(false, NOW);
        let attempts = 0;
        let isOver = false;
        const become = (change: Partial<Standing>) => {
          standing = { ...standing, ...change };
        };
        for (const [step, by, recognisesRepeats] of all) {
          if (step === 'by hand' && ['failed', 'bounced'].includes(standing.state)) {
            become(retried(NOW));
            attempts = 0;
          }
          if (step === 'newer' && standing.state === 'queued') become(superseded);
          // Only what is queued is ever taken: that is what the store asks for.
          if (standing.state !== 'queued') continue;
          expect(isOver).toBe(false);
          become(attempt(standing));
          attempts += 1;
          const outcome = {
            sent: { state: 'sent', reference: null } as const,
            'to-post': { state: 'to-post', reference: null } as const,
            permanent: failing({ forGood: true }),
            bounce: failing({ forGood: true, bounced: true }),
          }[step as string];
          if (step === 'crash') become(takenUp(standing, recognisesRepeats, NOW));
          else become(settled(standing, outcome ?? failing(), PAUSES, NOW, by));
          isOver ||= ['sent', 'to-post'].includes(standing.state);
          expect(attempts).toBeLessThanOrEqual(PAUSES.length + 1 + MOST_CRASHES);
        }
        // Whoever still has to be told has a time at which somebody looks; everybody else has none.
        expect(standing.dueAt !== null).toBe(standing.state === 'queued');
      }),
    );
  });
});
