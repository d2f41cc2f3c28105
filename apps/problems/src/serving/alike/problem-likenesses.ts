import { Inject, Injectable } from '@nestjs/common';
import type { ProblemRecord } from '#contracts';
import { type Likened, likenedProblem } from '../../alike/likened.js';
import { rootCausesOf } from '../../analysis/analysis.js';
import { shownProblem } from '../../problem/problem.js';
import { Analyses } from '../analyses/analyses.js';
import { Problems } from '../problems/problems.js';
import { Likenesses } from './likenesses.js';

/**
 * What problems are compared by: each by its record and the root causes in its analysis, whichever of the two changes. Both
 * only count upwards, so of two copies the one with the greater sum is the newer: whoever hears of the later change reads
 * the newest of both.
 */
@Injectable()
export class ProblemLikenesses {
  constructor(
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(Likenesses) private readonly likenesses: Likenesses,
  ) {}

  /** A problem as it is compared now. */
  async of(problem: ProblemRecord): Promise<Likened> {
    return (await this.withCauses(problem)).likened;
  }

  /** Keeps a problem as an event of it told. */
  async told(problem: ProblemRecord, sequence: number): Promise<void> {
    const { likened, version } = await this.withCauses(problem);
    await this.likenesses.keep(likened, sequence + version);
  }

  /** Keeps a problem whose analysis changed. */
  async analysed(id: string): Promise<void> {
    const stored = await this.problems.store.load(id);
    if (stored) await this.told(shownProblem(stored.state), stored.version);
  }

  private async withCauses(problem: ProblemRecord): Promise<{ likened: Likened; version: number }> {
    const analysis = await this.analyses.store.load(problem.id);
    const causes = analysis ? rootCausesOf(analysis.state) : [];
    return { likened: likenedProblem(problem, causes), version: analysis?.version ?? 0 };
  }
}
