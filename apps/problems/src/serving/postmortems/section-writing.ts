import { Inject, Injectable } from '@nestjs/common';
import {
  type InputOf,
  type joinPostmortem,
  type Postmortem,
  type WrittenSection,
  type writeSection as writeContract,
} from '#contracts';
import type { Asked } from '#messaging';
import { noteJoined, wasAsked } from '../../postmortem/ask-for-postmortem.js';
import { commentSection } from '../../postmortem/comment-section.js';
import { mustHave } from '../../postmortem/plan-postmortem.js';
import { JOIN_POSTMORTEM, POSTMORTEM_DUTIES } from '../../postmortem/postmortem.js';
import { sectionId } from '../../postmortem/section.js';
import { writeSection } from '../../postmortem/write-section.js';
import { PostmortemSections, placeOf } from './postmortem-sections.js';
import { Postmortems } from './postmortems.js';

const DUTIES = [...POSTMORTEM_DUTIES, JOIN_POSTMORTEM];

/** Writing sections, and saying something of them. */
@Injectable()
export class SectionWriting {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemSections) private readonly sections: PostmortemSections,
  ) {}

  async write(asked: Asked, { problem, section, ...writing }: InputOf<typeof writeContract>): Promise<WrittenSection> {
    const { postmortem, marks } = await this.forTakingPart(asked, problem, section);
    const place = placeOf(postmortem, section);
    const result = await this.sections.change(place, asked, writeSection(place, writing, marks));
    await this.noteJoined(asked, postmortem, section);
    return asked.answered(sectionId(postmortem.id, section), result);
  }

  async comment(
    asked: Asked,
    { problem, section, confirms, words }: InputOf<typeof joinPostmortem>,
  ): Promise<WrittenSection> {
    const { postmortem, marks } = await this.forTakingPart(asked, problem, section);
    const place = placeOf(postmortem, section);
    const result = await this.sections.change(
      place,
      asked,
      commentSection(place, { confirms, words: words ?? null }, marks),
    );
    await this.noteJoined(asked, postmortem, section);
    return asked.answered(sectionId(postmortem.id, section), result);
  }

  private async forTakingPart(asked: Asked, problem: string, section: string) {
    const isTheirs = (it: Postmortem) =>
      mustHave(it, section).owner?.id === asked.caller.id || wasAsked(it, asked.caller.id, 'join');
    return this.postmortems.forWriting(asked, problem, { duties: DUTIES, fits: isTheirs });
  }

  /** Whoever was asked to take part has. It is no part of the answer: the same request again does it again. */
  private async noteJoined({ by, correlation }: Asked, postmortem: Postmortem, section: string): Promise<void> {
    if (!wasAsked(postmortem, by.id, 'join')) return;
    await this.postmortems.change(postmortem, { by, correlation }, noteJoined(section));
  }
}
