import { Inject, Injectable } from '@nestjs/common';
import type * as contracts from '#contracts';
import type { Factor, FactorEdge, InputOf } from '#contracts';
import type { Asked } from '#messaging';
import {
  type AnalysisDecision,
  factorOf,
  type KeptAnalysis,
  mustBeOf,
  PROPOSE_PREVENTIVE_CHANGES,
} from '../../analysis/analysis.js';
import * as change from '../../analysis/change-factor.js';
import { linkFactors, unlinkFactors } from '../../analysis/link-factors.js';
import { proposeFactor } from '../../analysis/propose-factor.js';
import type { Marks } from '../../problem/change-problem.js';
import { Analyses } from './analyses.js';

type Named = { readonly problem: string; readonly factor: string };
type Decide = (marks: Marks) => AnalysisDecision;

/** What contributed: proposed and linked by anyone, confirmed, marked and taken out by whoever finds root causes. */
@Injectable()
export class Factors {
  constructor(@Inject(Analyses) private readonly analyses: Analyses) {}

  async propose(asked: Asked, { problem: id, ...proposal }: InputOf<typeof contracts.proposeFactor>): Promise<Factor> {
    const { problem } = await this.analyses.seen(asked, id);
    mustBeOf(problem, proposal.evidence);
    const decide = proposeFactor(proposal);
    const result = await this.analyses.change(problem, asked, decide, ({ factors }) => factors.at(-1)!);
    return asked.answered(id, result);
  }

  async reword(
    asked: Asked,
    { problem: id, factor, revision, ...words }: InputOf<typeof contracts.rewordFactor>,
  ): Promise<Factor> {
    const isTheirs = (analysis: KeptAnalysis) => factorOf(analysis, factor).proposedBy.id === asked.caller.id;
    const { problem, marks } = await this.analyses.mayChange(asked, id, isTheirs);
    mustBeOf(problem, words.evidence ?? []);
    const decide = change.rewordFactor(factor, revision, words, marks);
    return asked.answered(id, await this.analyses.change(problem, asked, decide, (it) => factorOf(it, factor)));
  }

  confirm(asked: Asked, it: Named): Promise<Factor> {
    return this.decide(asked, it, (marks) => change.confirmFactor(it.factor, marks));
  }

  mark(asked: Asked, it: InputOf<typeof contracts.markRootCause>): Promise<Factor> {
    return this.decide(asked, it, (marks) => change.markRootCause(it.factor, it.confidence, marks));
  }

  unmark(asked: Asked, it: Named): Promise<Factor> {
    return this.decide(asked, it, (marks) => change.unmarkRootCause(it.factor, marks));
  }

  prevent(asked: Asked, it: InputOf<typeof contracts.proposePrevention>): Promise<Factor> {
    const decide: Decide = (marks) => change.proposePrevention(it.factor, it.revision, it.words, marks);
    return this.decide(asked, it, decide, PROPOSE_PREVENTIVE_CHANGES);
  }

  /** Answers with what was taken out. */
  async remove(
    asked: Asked,
    { problem: id, factor, revision }: InputOf<typeof contracts.removeFactor>,
  ): Promise<Factor> {
    const { problem, marks } = await this.analyses.mayChange(asked, id);
    const decide = change.removeFactor(factor, revision, marks);
    const result = await this.analyses.change(
      problem,
      asked,
      decide,
      (_, events) => events.flatMap((one) => (one.name === 'factor-removed' ? [one.data.factor] : [])).at(0)!,
    );
    return asked.answered(id, result);
  }

  async link(
    asked: Asked,
    { problem: id, factor, effect }: InputOf<typeof contracts.linkFactors>,
  ): Promise<FactorEdge> {
    const { problem } = await this.analyses.seen(asked, id);
    const result = await this.analyses.change(
      problem,
      asked,
      linkFactors(factor, effect),
      ({ edges }) => edges.find((one) => one.factor === factor && one.effect === effect)!,
    );
    return asked.answered(id, result);
  }

  async unlink(asked: Asked, { problem: id, factor, effect }: InputOf<typeof contracts.unlinkFactors>) {
    const isTheirs = ({ edges }: KeptAnalysis) =>
      edges.some((one) => one.factor === factor && one.effect === effect && one.by.id === asked.caller.id);
    const { problem, marks } = await this.analyses.mayChange(asked, id, isTheirs);
    const decide = unlinkFactors(factor, effect, marks);
    return asked.answered(id, await this.analyses.change(problem, asked, decide, () => ({ factor, effect })));
  }

  /** For whoever has the duty. Throws `problem-unknown`, `not-for-you`, and what the decision throws. */
  private async decide(asked: Asked, { problem: id, factor }: Named, decide: Decide, duty?: string): Promise<Factor> {
    const { problem, marks } = await this.analyses.mayChange(asked, id, undefined, duty);
    return asked.answered(id, await this.analyses.change(problem, asked, decide(marks), (it) => factorOf(it, factor)));
  }
}
