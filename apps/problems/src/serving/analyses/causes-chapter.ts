import { Inject, Injectable } from '@nestjs/common';
import { causesText } from '../../analysis/rendering/causes-text.js';
import { peopleIn } from '../../analysis/shown-analysis.js';
import type { Chapter, Drafted, Drafting } from '../../postmortem/chapters/chapter.js';
import { Chapters } from '../postmortems/chapters.js';
import { Analyses } from './analyses.js';
import { KnownPeople } from './known-people.js';

/** What a postmortem says of causes: the section that names `causes` is drafted from it. */
@Injectable()
export class CausesChapter implements Chapter {
  readonly name = 'causes';
  readonly asks = 'problems';

  constructor(
    @Inject(Analyses) private readonly analyses: Analyses,
    @Inject(KnownPeople) private readonly people: KnownPeople,
    @Inject(Chapters) chapters: Chapters,
  ) {
    chapters.add(this);
  }

  async draft({ problem, language }: Pick<Drafting, 'problem' | 'language'>): Promise<Drafted> {
    const analysis = await this.analyses.of(problem.id);
    if (!analysis) return { text: '' };
    return {
      text: causesText(analysis, language),
      people: peopleIn(analysis, await this.people.of(problem, language)),
    };
  }
}
