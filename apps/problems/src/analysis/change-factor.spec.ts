import fc from 'fast-check';
import { ANALYSIS_BOUNDS, Rejection } from '#contracts';
import type { AnalysisEvent } from './analysis.js';
import { mustBeOf } from './analysis.js';
import * as change from './change-factor.js';
import { ADA, analysisAfter, BEN, days, decided } from './given-analysis.js';
import { noteFinding, rewordFinding } from './note-finding.js';
import { proposeFactor, takeKnownCause } from './propose-factor.js';

const propose = (what: string) => proposeFactor({ what, evidence: [] });
const refused = (code: string) => expect.objectContaining({ code });
const KNOWN = { id: 'timeline/e-1', service: 'timeline', by: BEN, at: days(0), what: 'No alert', evidence: [] };

describe('a factor', () => {
  it('is proposed, confirmed, and marked as a root cause with how sure somebody is', () => {
    const after = analysisAfter(propose('Backups failed'), change.markRootCause('F1', 'likely'));
    expect(after.factors[0]).toMatchObject({
      ...{ status: 'confirmed', proposedBy: ADA, confirmedBy: ADA },
      rootCause: { confidence: 'likely', by: ADA },
    });
    const surer = decided(after, change.markRootCause('F1', 'certain'), { by: BEN, at: days(2) });
    expect(surer.factors[0]!.rootCause).toEqual({ confidence: 'certain', by: BEN, at: days(2) });
    expect(decided(surer, change.unmarkRootCause('F1')).factors[0]).toMatchObject({
      status: 'confirmed',
      rootCause: null,
    });
  });

  it('is not overwritten by whoever has not read what another wrote, who is shown that', () => {
    const before = analysisAfter(propose('A'));
    const after = decided(before, change.rewordFactor('F1', 1, { what: 'B' }), { by: BEN, at: days(2) });
    for (const late of [
      change.rewordFactor('F1', 1, { what: 'C' }),
      change.proposePrevention('F1', 1, 'Check it'),
      change.removeFactor('F1', 1),
    ]) {
      try {
        decided(after, late);
        throw new Error('it was not refused');
      } catch (error) {
        expect(error).toBeInstanceOf(Rejection);
        expect((error as Rejection).problem('en')).toMatchObject({
          ...{ code: 'factor-changed', status: 409, now: { what: 'B', revision: 2, wordedBy: BEN } },
          detail: 'You read revision 1 of F1; Ben wrote revision 2 on 3 Feb 2017, 00:00 UTC: “B”',
        });
      }
    }
  });

  it('comes once from what a service knew, also after somebody removed it', () => {
    const after = analysisAfter(takeKnownCause(KNOWN), takeKnownCause(KNOWN));
    expect(after.factors).toMatchObject([{ id: 'F1', from: 'timeline', proposedBy: BEN, status: 'proposed' }]);
    const removed = decided(after, change.removeFactor('F1', 1));
    expect(decided(removed, takeKnownCause(KNOWN)).factors).toEqual([]);
  });

  it('has its bounds: as many factors, and as many words as one answer takes', () => {
    const all = Array.from({ length: ANALYSIS_BOUNDS.factors }, () => propose('A'));
    const full = analysisAfter(...all);
    expect(() => decided(full, propose('B'))).toThrow(refused('analysis-full'));
    expect(decided(full, takeKnownCause(KNOWN))).toEqual(full);
    const long = proposeFactor({ what: 'A', why: 'é'.repeat(2_000), evidence: [] });
    const wordy = analysisAfter(...Array.from({ length: 90 }, () => long));
    expect(() => Array.from({ length: 10 }).reduce<typeof wordy>((it) => decided(it, long), wordy)).toThrow(
      refused('analysis-full'),
    );
  });

  it('rests on entries of the incidents behind which the problem stands', () => {
    const problem = { id: 'PRB-7', incidents: [{ id: 'INC-42' }] as never };
    const web = { title: 'Graph', url: 'https://graphs.example.org' };
    expect(() => mustBeOf(problem, [web, { incident: 'INC-42', entry: 'e' }])).not.toThrow();
    expect(() => mustBeOf(problem, [{ incident: 'INC-43', entry: 'e' }])).toThrow(refused('evidence-elsewhere'));
  });

  it('loses no words, whatever is done: all that was ever said is in the analysis or in its events', () => {
    const words = fc.string({ minLength: 1, maxLength: 8 });
    const id = fc.integer({ min: 1, max: 4 }).map((number) => `F${number}`);
    const revision = fc.integer({ min: 1, max: 3 });
    const act = fc.oneof(
      words.map((what) => ({ said: what, decide: propose(what) })),
      fc.tuple(id, revision, words).map(([one, on, what]) => ({
        said: what,
        decide: change.rewordFactor(one, on, { what }),
      })),
      fc
        .tuple(id, revision, words)
        .map(([one, on, said]) => ({ said, decide: change.proposePrevention(one, on, said) })),
      fc.tuple(id, revision).map(([one, on]) => ({ said: null, decide: change.removeFactor(one, on) })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let state = analysisAfter();
        const told: AnalysisEvent[] = [];
        const accepted: string[] = [];
        for (const { said, decide } of acts) {
          const before = new Map(state.factors.map((one) => [one.id, one.revision]));
          try {
            told.push(...decide(state, { by: ADA, now: days(1) }));
            state = decided(state, decide);
          } catch (error) {
            expect(['factor-unknown', 'factor-changed']).toContain((error as Rejection).code);
            continue;
          }
          if (said !== null) accepted.push(said);
          for (const one of state.factors) expect(one.revision - (before.get(one.id) ?? one.revision)).toBeLessThan(2);
        }
        const record = JSON.stringify([state, told]);
        for (const said of accepted) expect(record).toContain(JSON.stringify(said).slice(1, -1));
        expect(new Set(state.factors.map((one) => one.id)).size).toBe(state.factors.length);
      }),
    );
  });
});

describe('a finding', () => {
  it('is noted beside the factors; there is one trigger, and the second is shown it', () => {
    const trigger = noteFinding({ kind: 'trigger', words: 'A load spike', evidence: [] });
    const before = analysisAfter(trigger, noteFinding({ kind: 'good-luck', words: 'A copy', evidence: [] }));
    expect(before.findings.map(({ id, kind }) => [id, kind])).toEqual([
      ['N1', 'trigger'],
      ['N2', 'good-luck'],
    ]);
    expect(() => decided(before, trigger)).toThrow(refused('trigger-known'));
    const after = decided(before, rewordFinding('N2', 1, { words: 'A copy of six hours before' }));
    expect(after.findings[1]).toMatchObject({ words: 'A copy of six hours before', revision: 2 });
    expect(() => decided(after, rewordFinding('N2', 1, { words: 'x' }))).toThrow(refused('finding-changed'));
  });
});
