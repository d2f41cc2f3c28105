import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { answeringFor } from '#authority';
import { Parts, sweepDue } from '#service';
import { FIND_ROOT_CAUSE, type KeptAnalysis } from '../../analysis/analysis.js';
import { type Askable, askForCause } from '../../analysis/cause-clock.js';
import { ProblemClocks } from '../problems/problem-clocks.js';
import { Problems } from '../problems/problems.js';
import { Analyses } from './analyses.js';

/** The duty of a problem that `command-incident` is of an incident: its table has no other for the whole. */
const ANSWER_FOR_UNASSIGNED = 'answer-for-unassigned';

/**
 * Asks for root causes that nobody has marked. Whom, and whether anybody is, is looked up when the time has come; the decision is
 * made on the state as it is then, so any number of replicas may sweep.
 */
@Injectable()
export class CauseSweeper {
  /** One round: resolves when every analysis whose time had come was looked at. */
  readonly sweep: () => Promise<void>;

  constructor(
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(ProblemClocks) private readonly clocks: ProblemClocks,
    @Inject(Parts) private readonly parts: Parts,
  ) {
    const look = (state: KeptAnalysis) => this.look(state);
    this.sweep = sweepDue(parts, analyses.store, look, 'a root cause that is due could not be asked for');
  }

  private async look({ problem: id }: KeptAnalysis): Promise<void> {
    const stored = await this.problems.store.load(id);
    if (!stored) return;
    const problem = stored.state;
    const runs = problem.closedAt === null && (await this.clocks.runs(problem));
    const askable = runs ? await this.askable(id) : 'quiet';
    // It is looked at again in the next round; until then nobody knows whom to ask.
    if (!askable) return;
    const call = { by: this.parts.self, correlation: randomUUID() };
    await this.analyses.change(problem, call, askForCause(askable), () => undefined);
  }

  /** Undefined while nobody can say. Above who finds causes is whoever answers for what nobody holds. */
  private async askable(id: string): Promise<Askable | undefined> {
    const known = await this.parts.authority.tableOf(id);
    const answers = (duties: readonly string[]) => known && answeringFor(known.table, duties)?.accountable;
    const above = answers([ANSWER_FOR_UNASSIGNED]);
    const finder = answers([FIND_ROOT_CAUSE]) ?? above;
    return finder && { finder, above: above ?? finder };
  }
}
