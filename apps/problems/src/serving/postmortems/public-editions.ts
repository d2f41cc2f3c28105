import { Inject, Injectable } from '@nestjs/common';
import {
  draftUpdate,
  getIncident,
  HEADERS,
  type InputOf,
  type Postmortem,
  type ProblemRecord,
  type publishPostmortem,
  type writePublicEdition as writeContract,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { peopleOf } from '../../postmortem/postmortem.js';
import { type Inside, mustGoOut, notePassedOn, writePublicEdition } from '../../postmortem/public-edition.js';
import { Problems } from '../problems/problems.js';
import { Drafts } from './drafts.js';
import { PostmortemSections } from './postmortem-sections.js';
import { Postmortems } from './postmortems.js';

/** What the public is told, in words of its own. */
@Injectable()
export class PublicEditions {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemSections) private readonly sections: PostmortemSections,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async write(asked: Asked, { problem, words }: InputOf<typeof writeContract>): Promise<Postmortem> {
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem);
    const inside = await this.inside(postmortem, await this.problems.of(asked, problem));
    const written = await this.postmortems.change(postmortem, asked, writePublicEdition(words, inside, marks));
    return asked.answered(postmortem.id, written);
  }

  /** Begins an update with it, as whoever asks: `communications` reviews and sends it as every other. */
  async publish(asked: Asked, { problem, audience, incident }: InputOf<typeof publishPostmortem>): Promise<Postmortem> {
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem);
    const record = await this.problems.of(asked, problem);
    const { words, revision } = mustGoOut(postmortem, await this.inside(postmortem, record));
    const about = incident ?? record.incidents[0]!.id;
    // The same revision to the same audience is the same update, however often somebody presses.
    const headers = { [HEADERS.idempotencyKey]: `${postmortem.id}.${revision}.${audience}.${about}` };
    const sending = { token: asked.token, headers };
    const { output } = await this.parts.client.ask(draftUpdate, { incident: about, audience, words }, sending);
    const passed = { update: output.id, incident: about, audience };
    return asked.answered(postmortem.id, await this.postmortems.change(postmortem, asked, notePassedOn(passed, marks)));
  }

  /** Everybody's name that is known of it, and the hosts that its incidents link to. */
  private async inside(postmortem: Postmortem, record: ProblemRecord): Promise<Inside> {
    const authors = (await this.sections.of(postmortem)).flatMap((one) => one.authors);
    const said = await this.drafts.said(postmortem, record);
    const named = [...said.values()].flatMap((one) => ('text' in one ? (one.people ?? []) : []));
    const names = [...peopleOf(postmortem), ...authors, ...named].map(({ name }) => name);
    const hosts = await Promise.all(record.incidents.slice(0, 5).map(({ id }) => this.hostsOf(id)));
    return { names: [...new Set(names)].filter(({ length }) => length > 1), hosts: [...new Set(hosts.flat())] };
  }

  private async hostsOf(incident: string): Promise<string[]> {
    const token = await this.parts.tokens.token();
    const { output } = await this.parts.client.ask(getIncident, { incident }, { token });
    const urls = [output.chatUrl, output.bridgeUrl, ...output.links.map(({ url }) => url)];
    return urls.flatMap((url) => (url !== null && URL.canParse(url) ? [new URL(url).hostname] : []));
  }
}
