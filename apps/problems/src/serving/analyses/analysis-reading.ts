import { Inject, Injectable } from '@nestjs/common';
import type { getAnalysis, InputOf, OutputOf } from '#contracts';
import type { Asked } from '#messaging';
import { causesText } from '../../analysis/rendering/causes-text.js';
import { asDot, asMermaid } from '../../analysis/rendering/graph-text.js';
import { peopleIn, shownAnalysis } from '../../analysis/shown-analysis.js';
import { blameless } from '../../postmortem/blameless.js';
import { Analyses } from './analyses.js';
import { KnownPeople } from './known-people.js';

/** Analyses for whoever sees the problem. */
@Injectable()
export class AnalysisReading {
  constructor(
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(KnownPeople) private readonly people: KnownPeople,
  ) {}

  async read(
    asked: Asked,
    { problem: id, format, names }: InputOf<typeof getAnalysis>,
  ): Promise<OutputOf<typeof getAnalysis>> {
    const { language } = asked;
    const { analysis, problem } = await this.analyses.seen(asked, id);
    const known = names ? [] : await this.people.of(problem, language);
    if (format === 'markdown') {
      return { text: blameless(peopleIn(analysis, known), { names, language })(causesText(analysis, language)) };
    }
    const shown = shownAnalysis(analysis, known, { names, language });
    if (format === 'json') return { analysis: shown };
    return { text: format === 'dot' ? asDot(shown, language) : asMermaid(shown, language) };
  }
}
