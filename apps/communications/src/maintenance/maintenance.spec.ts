import type { Rejection } from '#contracts';
import { announceMaintenance } from './announce-maintenance.js';
import { ADA, announced, at, BEN, done, planned, swept } from './given-maintenance.js';
import { beginMaintenance, cancelMaintenance, endMaintenance, verifyMaintenance } from './move-maintenance.js';
import { prolongMaintenance } from './prolong-maintenance.js';
import { sayOfMaintenance } from './say-of-maintenance.js';

const WORDS = { en: 'It takes longer.' };

/** The code of a refusal and the field it is about. */
function refusal(work: () => unknown) {
  try {
    work();
    return undefined;
  } catch (error) {
    const { code, errors, field } = (error as Rejection).problem('en') as never as Record<string, unknown>;
    return [code, (errors as { field: string }[])[0]?.field ?? field];
  }
}

const texts = (entries: readonly { words: { en?: string | undefined } }[]) => entries.map(({ words }) => words.en);

describe('planned work', () => {
  it('is announced, begun, verified and ended, with plain words where nobody gives any', () => {
    const begun = done(planned(), beginMaintenance(), 61);
    expect(begun).toMatchObject({ status: 'in_progress', begunAt: at(61), endedAt: null, sequence: 2 });
    const verified = done(begun, verifyMaintenance({ fr: 'On regarde.' }), 80);
    const over = done(verified, endMaintenance(), 90);
    expect(over).toMatchObject({
      status: 'completed',
      begunAt: at(61),
      endedAt: at(90),
      changedAt: at(90),
      sequence: 4,
    });
    expect(over.entries).toMatchObject([
      { id: 'mnt-1.1', status: 'scheduled', by: ADA },
      { id: 'mnt-1.2', status: 'in_progress', words: { fr: 'Les travaux prévus ont commencé.' }, by: BEN },
      { id: 'mnt-1.3', status: 'verifying', words: { fr: 'On regarde.' } },
      { id: 'mnt-1.4', status: 'completed', words: { en: 'The planned work is over.' } },
    ]);
  });

  it('has each component once, and times in UTC', () => {
    const twice = planned({ components: ['a', 'b', 'a'], scheduledFor: '2026-03-01T05:00:00+01:00' });
    expect(twice).toMatchObject({ components: ['a', 'b'], scheduledFor: at(60) });
  });

  it('is called off only before it begins', () => {
    const cancelled = done(planned(), cancelMaintenance(WORDS), 5);
    expect(cancelled).toMatchObject({ status: 'cancelled', begunAt: null, endedAt: null });
    expect(swept(cancelled, 500)).toBe(cancelled);
    const begun = done(planned(), beginMaintenance(), 5);
    expect(refusal(() => done(begun, cancelMaintenance(WORDS), 6))).toEqual([
      'maintenance-stands-elsewhere',
      'maintenance',
    ]);
  });

  it('says to the second of two people where it stands, since when and by whom', () => {
    const begun = done(done(planned(), beginMaintenance(), 61), sayOfMaintenance(WORDS), 65, ADA);
    const second = () => done(begun, beginMaintenance(), 66, ADA);
    expect(second).toThrow(
      expect.objectContaining({
        facts: { status: 'in_progress', by: 'Ben', at: at(61), from: ['scheduled'] },
      }),
    );
    expect(refusal(() => done(planned(), verifyMaintenance(), 61))).toBeDefined();
    expect(refusal(() => done(planned(), endMaintenance(), 61))).toBeDefined();
  });

  it('is prolonged, and moved while it has not begun', () => {
    const moved = done(
      planned(),
      prolongMaintenance({ words: WORDS, scheduledFor: at(90), scheduledUntil: at(180) }),
      5,
    );
    expect(moved).toMatchObject({ scheduledFor: at(90), scheduledUntil: at(180), status: 'scheduled', sequence: 2 });
    const begun = done(moved, beginMaintenance(), 91);
    expect(done(begun, prolongMaintenance({ words: WORDS, scheduledUntil: at(240) }), 170)).toMatchObject({
      ...{ scheduledUntil: at(240), status: 'in_progress' },
    });
    const refused = (to: object, kept = begun) =>
      refusal(() => done(kept, prolongMaintenance({ words: WORDS, ...to }), 170));
    expect(refused({ scheduledFor: at(200), scheduledUntil: at(240) })).toEqual([
      'maintenance-has-begun',
      'scheduledFor',
    ]);
    expect(refused({ scheduledUntil: at(240), sequence: 2 })).toEqual(['maintenance-changed', 'sequence']);
    expect(refused({ scheduledUntil: at(180) })).toEqual(['maintenance-planned-so', 'scheduledUntil']);
    expect(refused({ scheduledUntil: at(100) })).toEqual(['maintenance-in-past', 'scheduledUntil']);
    expect(refused({ scheduledUntil: at(60 * 24 * 31) })).toEqual(['maintenance-too-long', 'scheduledUntil']);
    expect(refused({ scheduledUntil: at(240) }, done(begun, endMaintenance(), 100))).toEqual([
      'maintenance-stands-elsewhere',
      'maintenance',
    ]);
  });

  it.each<[string, object, string, string]>([
    ['that ends before it begins', { scheduledUntil: at(59) }, 'maintenance-ends-before', 'scheduledUntil'],
    ['that ends as it begins', { scheduledUntil: at(60) }, 'maintenance-ends-before', 'scheduledUntil'],
    ['that lies in the past', { scheduledFor: at(-2) }, 'maintenance-in-past', 'scheduledFor'],
    ['of more than 30 days', { scheduledUntil: at(60 + 30 * 24 * 60 + 1) }, 'maintenance-too-long', 'scheduledUntil'],
    [
      'in three years',
      { scheduledFor: at(3 * 365 * 24 * 60), scheduledUntil: at(3 * 365 * 24 * 60 + 1) },
      ...(['maintenance-too-far', 'scheduledFor'] as const),
    ],
  ])('%s is not announced', (_what, times, code, field) => {
    const announce = () => announceMaintenance('mnt-1', announced(times))({ now: at(0), by: ADA });
    expect(refusal(announce)).toEqual([code, field]);
  });

  it('may begin at once, and last 30 days', () => {
    expect(planned({ scheduledFor: at(0), scheduledUntil: at(30 * 24 * 60) }).status).toBe('scheduled');
  });

  it('takes a hundred entries; it can be ended even then', () => {
    let kept = planned();
    for (let index = 1; index < 100; index += 1) kept = done(kept, sayOfMaintenance(WORDS), 1);
    expect(refusal(() => done(kept, sayOfMaintenance(WORDS), 2))).toEqual(['maintenance-says-enough', 'maintenance']);
    expect(done(done(kept, beginMaintenance(), 3), endMaintenance(), 4).entries).toHaveLength(102);
  });

  it('says more of itself also when it is over, and stands where it stood', () => {
    const over = done(done(planned(), beginMaintenance(), 61), endMaintenance(), 62);
    const said = done(over, sayOfMaintenance(WORDS), 70);
    expect([said.status, said.endedAt, texts(said.entries).at(-1)]).toEqual(['completed', at(62), WORDS.en]);
  });

  it('does not go back in time where a replica’s clock is behind', () => {
    const said = done(done(planned(), sayOfMaintenance(WORDS), 10), sayOfMaintenance(WORDS), 9);
    expect([said.changedAt, said.entries.at(-1)?.at]).toEqual([at(10), at(10)]);
  });
});
