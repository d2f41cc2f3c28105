import { Inject, Injectable } from '@nestjs/common';
import type { ProblemRecord } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Answered, Call } from '#persistence';
import {
  type AnalysisDecision,
  type AnalysisEvent,
  emptyAnalysis,
  FIND_ROOT_CAUSE,
  type KeptAnalysis,
  ofAnalysis,
} from '../../analysis/analysis.js';
import type { Marks } from '../../problem/change-problem.js';
import { Problems } from '../problems/problems.js';
import { ANALYSES } from './stores.js';

type Whose = Pick<ProblemRecord, 'id' | 'restricted' | 'openedAt'>;

/** Why problems came to be: one analysis each, under the number of the problem. */
@Injectable()
export class Analyses {
  constructor(
    @Inject(ANALYSES) readonly store: AggregateStore<KeptAnalysis, AnalysisEvent>,
    @Inject(Problems) private readonly problems: Problems,
  ) {}

  /** The one of a problem, whoever asks; null while nobody has written in it. */
  async of(problem: string): Promise<KeptAnalysis | null> {
    return (await this.store.load(problem))?.state ?? null;
  }

  /** The one of a problem, for somebody who sees that. Throws `problem-unknown`. */
  async seen(asked: Pick<Asked, 'caller'>, id: string): Promise<{ analysis: KeptAnalysis; problem: ProblemRecord }> {
    const problem = await this.problems.of(asked, id);
    const analysis = (await this.of(id)) ?? emptyAnalysis(id, problem.restricted, problem.openedAt);
    return { analysis: { ...analysis, restricted: problem.restricted }, problem };
  }

  /**
   * Whoever does not fit and may not do this duty is refused; else how that was known. Throws `problem-unknown`, `not-for-you`,
   * and `unavailable`.
   */
  async mayChange(
    asked: Asked,
    id: string,
    fits: (analysis: KeptAnalysis) => boolean = () => false,
    duty: string = FIND_ROOT_CAUSE,
  ): Promise<{ problem: ProblemRecord; marks: Marks }> {
    const { analysis, problem } = await this.seen(asked, id);
    return { problem, marks: fits(analysis) ? {} : await this.problems.mustAnswer(asked, id, [duty]) };
  }

  /** A root cause is looked for from now on, or again: that begins an analysis, if nothing was written in it before. */
  async begin({ id, restricted }: Whose, call: Call, decide: AnalysisDecision): Promise<void> {
    const onAny = (kept: KeptAnalysis | undefined, context: Parameters<AnalysisDecision>[1]) =>
      decide(kept ?? emptyAnalysis(id, restricted, ''), context);
    await this.store.change(id, call, onAny, () => undefined);
  }

  /** Decides something on one, which begins with that, and is restricted as its problem is. */
  change<Answer>(
    { id, restricted, openedAt }: Whose,
    call: Call,
    decide: AnalysisDecision,
    answer: (analysis: KeptAnalysis, events: readonly AnalysisEvent[]) => Answer,
  ): Promise<Answered<Answer>> {
    let decided: readonly AnalysisEvent[] = [];
    const onAny = (kept: KeptAnalysis | undefined, context: Parameters<AnalysisDecision>[1]) => {
      const before = { ...(kept ?? emptyAnalysis(id, restricted, openedAt)), restricted };
      decided = decide(before, context);
      if (kept || decided.length === 0) return decided;
      const opened = { name: 'analysis-opened' as const, data: { ...ofAnalysis(before), since: before.since } };
      return [opened, ...decided];
    };
    return this.store.change(id, call, onAny, (state) =>
      answer(state ?? emptyAnalysis(id, restricted, openedAt), decided),
    );
  }
}
