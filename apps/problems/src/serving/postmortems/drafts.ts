import { Inject, Injectable } from '@nestjs/common';
import { HEADERS, type Postmortem, type ProblemRecord, Rejection } from '#contracts';
import { type Asked, Refused } from '#messaging';
import { Parts } from '#service';
import type { Chapter, Drafted, Drafting } from '../../postmortem/chapters/chapter.js';
import { noteDrafted, type Chapters as Said, sectionDrafts } from '../../postmortem/draft-postmortem.js';
import { draftSection } from '../../postmortem/write-section.js';
import { Problems } from '../problems/problems.js';
import { Chapters } from './chapters.js';
import { PostmortemSections, placeOf } from './postmortem-sections.js';
import { Postmortems } from './postmortems.js';

/** Incidents that one draft tells of: the first, and the latest. */
const MOST_INCIDENTS = 5;

/** Fills postmortems from what the services know. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemSections) private readonly sections: PostmortemSections,
    @Inject(Chapters) private readonly chapters: Chapters,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  /** Fills it, as often as wished; what cannot be asked is said, and filled in the next time. */
  async draft(asked: Asked, id: string): Promise<Postmortem> {
    const { postmortem } = await this.postmortems.forWriting(asked, id);
    const said = await this.said(postmortem, await this.problems.of(asked, id));
    const written = new Map((await this.sections.of(postmortem)).map((one) => [one.key, one]));
    const call = { by: asked.by, correlation: asked.correlation };
    for (const { key, text, isPartial } of sectionDrafts(postmortem, said)) {
      // A section that was whole is not emptied because somebody could not be asked.
      if (isPartial && (written.get(key)?.revision ?? 0) > 0) continue;
      await this.sections.change(placeOf(postmortem, key), call, draftSection(placeOf(postmortem, key), text));
    }
    const missing = [...new Set([...said.values()].flatMap((one) => ('missing' in one ? [one.missing] : [])))];
    return asked.answered(postmortem.id, await this.postmortems.change(postmortem, asked, noteDrafted(missing)));
  }

  /** What those chapters say that its sections name. */
  async said(postmortem: Pick<Postmortem, 'sections' | 'language'>, problem: ProblemRecord): Promise<Said> {
    const drafting = this.drafting(problem, postmortem.language);
    const named = this.chapters.named(postmortem.sections.flatMap(({ chapters }) => chapters));
    const all = await Promise.all(named.map(async (one) => [one.name, await saidBy(one, drafting)] as const));
    return new Map(all);
  }

  private drafting(problem: ProblemRecord, language: Postmortem['language']): Drafting {
    const [first, ...others] = problem.incidents;
    const incidents = first ? [first, ...others.slice(1 - MOST_INCIDENTS)] : [];
    const headers = { [HEADERS.language]: language };
    const ask: Drafting['ask'] = async (contract, input) => {
      const token = await this.parts.tokens.token();
      return (await this.parts.client.ask(contract, input, { token, headers })).output;
    };
    return { problem, incidents, language, ask };
  }
}

async function saidBy(chapter: Chapter, drafting: Drafting): Promise<Drafted | { readonly missing: string }> {
  try {
    return await chapter.draft(drafting);
  } catch (error) {
    if (error instanceof Refused || error instanceof Rejection) return { missing: chapter.asks };
    throw error;
  }
}
