import { Inject, Injectable } from '@nestjs/common';
import type { approvePostmortem as approveContract, InputOf, Postmortem } from '#contracts';
import type { Asked } from '#messaging';
import { approvePostmortem } from '../../postmortem/approve-postmortem.js';
import { wasAsked } from '../../postmortem/ask-for-postmortem.js';
import { Editions } from './editions.js';
import { PostmortemSections } from './postmortem-sections.js';
import { Postmortems } from './postmortems.js';

/** Versions of postmortems that were read by somebody else and stand. */
@Injectable()
export class Approvals {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemSections) private readonly sections: PostmortemSections,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  /** The words are kept first: an approval never names what is not there, and words that nobody approved harm nobody. */
  async approve(asked: Asked, { problem, revision, words }: InputOf<typeof approveContract>): Promise<Postmortem> {
    const fits = (it: Postmortem) => wasAsked(it, asked.caller.id, 'review');
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem, { fits });
    const sections = await this.sections.of(postmortem);
    const decide = approvePostmortem({ revision, words: words ?? null }, sections, marks);
    const written = sections.filter((one) => one.revision > 0);
    await this.editions.keep(postmortem, written);
    return asked.answered(postmortem.id, await this.postmortems.change(postmortem, asked, decide));
  }
}
