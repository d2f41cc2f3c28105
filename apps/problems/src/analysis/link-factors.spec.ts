import fc from 'fast-check';
import { Rejection } from '#contracts';
import type { AnalysisDecision, KeptAnalysis } from './analysis.js';
import { removeFactor } from './change-factor.js';
import { analysisAfter, decided } from './given-analysis.js';
import { linkFactors, unlinkFactors, wayBetween } from './link-factors.js';
import { proposeFactor } from './propose-factor.js';

const factors = (...all: string[]): AnalysisDecision[] => all.map((what) => proposeFactor({ what, evidence: [] }));

/** What refuses it; undefined: nothing does. */
function refusal(decide: AnalysisDecision, before: KeptAnalysis): Rejection | undefined {
  try {
    decided(before, decide);
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

describe('what led to what', () => {
  it('is refused where a cause would cause itself, with the ring by name', () => {
    const before = analysisAfter(
      ...factors('Disk full', 'Replication stopped', 'Wrong server wiped'),
      linkFactors('F1', 'F2'),
      linkFactors('F2', 'F3'),
    );
    const itself = refusal(linkFactors('F1', 'F1'), before)!;
    expect(itself.problem('en').detail).toBe('That would close a ring: F1 “Disk full” led to F1 “Disk full”.');
    const around = refusal(linkFactors('F3', 'F1'), before)!;
    expect([around.code, around.status]).toEqual(['cause-of-itself', 422]);
    expect(around.problem('fr').detail).toBe(
      'Cela fermerait une boucle : F1 « Disk full » a mené à F2 « Replication stopped » a mené à F3 « Wrong server wiped » a mené à F1 « Disk full ».',
    );
  });

  it('is said once, and taken back', () => {
    const before = analysisAfter(...factors('A', 'B'), linkFactors('F1', 'F2'), linkFactors('F1', 'F2'));
    expect(before.edges).toHaveLength(1);
    expect(decided(before, unlinkFactors('F1', 'F2')).edges).toEqual([]);
    expect(refusal(linkFactors('F1', 'F9'), before)?.code).toBe('factor-unknown');
  });

  it('ends where a factor is taken out', () => {
    const before = analysisAfter(...factors('A', 'B', 'C'), linkFactors('F1', 'F2'), linkFactors('F2', 'F3'));
    const after = decided(before, removeFactor('F2', 1));
    expect([after.edges, after.factors.map(({ id }) => id)]).toEqual([[], ['F1', 'F3']]);
    expect(decided(after, proposeFactor({ what: 'D', evidence: [] })).factors.at(-1)!.id).toBe('F4');
  });

  it('never goes round, whatever is linked, taken back and removed', () => {
    const id = fc.integer({ min: 1, max: 9 }).map((number) => `F${number}`);
    const act = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(id, id).map(([one, other]) => linkFactors(one, other)) },
      { weight: 2, arbitrary: fc.tuple(id, id).map(([one, other]) => unlinkFactors(one, other)) },
      { weight: 1, arbitrary: id.map((one) => removeFactor(one, 1)) },
      {
        weight: 2,
        arbitrary: fc
          .uniqueArray(id, { maxLength: 4 })
          .map((effects) => proposeFactor({ what: 'X', evidence: [], effects })),
      },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        let state = analysisAfter(...factors('A', 'B', 'C', 'D', 'E', 'F'));
        for (const one of acts) if (!refusal(one, state)) state = decided(state, one);
        const known = new Set(state.factors.map((one) => one.id));
        for (const { factor, effect } of state.edges) {
          expect(wayBetween(state.edges, effect, factor)).toBeUndefined();
          expect([known.has(factor), known.has(effect)]).toEqual([true, true]);
        }
      }),
    );
  });
});
