import { Inject, Injectable } from '@nestjs/common';
import type * as contracts from '#contracts';
import type { Finding, InputOf } from '#contracts';
import type { Asked } from '#messaging';
import { type KeptAnalysis, mustBeOf } from '../../analysis/analysis.js';
import { findingOf, noteFinding, removeFinding, rewordFinding } from '../../analysis/note-finding.js';
import { Analyses } from './analyses.js';

/** What was found beside the factors: the trigger, gaps in detection, luck. */
@Injectable()
export class Findings {
  constructor(@Inject(Analyses) private readonly analyses: Analyses) {}

  async note(asked: Asked, { problem: id, ...found }: InputOf<typeof contracts.noteFinding>): Promise<Finding> {
    const { problem } = await this.analyses.seen(asked, id);
    mustBeOf(problem, found.evidence);
    const decide = noteFinding(found);
    return asked.answered(id, await this.analyses.change(problem, asked, decide, ({ findings }) => findings.at(-1)!));
  }

  async reword(
    asked: Asked,
    { problem: id, finding, revision, ...words }: InputOf<typeof contracts.rewordFinding>,
  ): Promise<Finding> {
    const isTheirs = (analysis: KeptAnalysis) => findingOf(analysis, finding).by.id === asked.caller.id;
    const { problem, marks } = await this.analyses.mayChange(asked, id, isTheirs);
    mustBeOf(problem, words.evidence ?? []);
    const decide = rewordFinding(finding, revision, words, marks);
    return asked.answered(id, await this.analyses.change(problem, asked, decide, (it) => findingOf(it, finding)));
  }

  /** Answers with what was taken out. */
  async remove(
    asked: Asked,
    { problem: id, finding, revision }: InputOf<typeof contracts.removeFinding>,
  ): Promise<Finding> {
    const { problem, marks } = await this.analyses.mayChange(asked, id);
    const decide = removeFinding(finding, revision, marks);
    const result = await this.analyses.change(
      problem,
      asked,
      decide,
      (_, events) => events.flatMap((one) => (one.name === 'finding-removed' ? [one.data.finding] : [])).at(0)!,
    );
    return asked.answered(id, result);
  }
}
