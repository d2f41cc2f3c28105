import { Inject, Injectable } from '@nestjs/common';
import {
  type askForPostmortem as askContract,
  eachOnce,
  type InputOf,
  type PersonReference,
  type Postmortem,
  type planPostmortem as planContract,
  type planSection as sectionContract,
} from '#contracts';
import type { Asked } from '#messaging';
import { Parts } from '#service';
import { askForPostmortem } from '../../postmortem/ask-for-postmortem.js';
import { mustHave, planPostmortem, planSection } from '../../postmortem/plan-postmortem.js';
import { JOIN_POSTMORTEM, type PostmortemDecision } from '../../postmortem/postmortem.js';
import { Postmortems } from './postmortems.js';

/** Whose postmortems and their sections are, by when, and who is asked to take part. */
@Injectable()
export class PostmortemPlans {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(Parts) private readonly parts: Parts,
  ) {}

  async plan(asked: Asked, { problem, owner, ...told }: InputOf<typeof planContract>): Promise<Postmortem> {
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem);
    const plan = { ...told, owner: await this.named(asked, owner) };
    return this.decided(asked, postmortem, planPostmortem(plan, marks));
  }

  async planSection(
    asked: Asked,
    { problem, section, owner, ...told }: InputOf<typeof sectionContract>,
  ): Promise<Postmortem> {
    const fits = (it: Postmortem) => mustHave(it, section).owner?.id === asked.caller.id;
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem, { fits });
    const plan = { ...told, owner: await this.named(asked, owner) };
    return this.decided(asked, postmortem, planSection(section, plan, marks));
  }

  /** Asks those who are named, or whoever answers for taking part: the tech leads of all workstreams. */
  async ask(asked: Asked, input: InputOf<typeof askContract>): Promise<Postmortem> {
    const { problem, what, section = null, words = null, dueAt } = input;
    const { postmortem, marks } = await this.postmortems.forWriting(asked, problem);
    const people = input.people ? await this.postmortems.people(asked, input.people) : await this.techLeads(problem);
    return this.decided(asked, postmortem, askForPostmortem({ what, people, section, words, dueAt }, marks));
  }

  private async techLeads(problem: string): Promise<PersonReference[]> {
    const table = (await this.parts.authority.tableOf(problem))?.table ?? [];
    const all = table.filter(({ duties }) => duties.includes(JOIN_POSTMORTEM)).map(({ accountable }) => accountable);
    return eachOnce(all);
  }

  private async named(asked: Asked, named: string | null | undefined): Promise<PersonReference | null | undefined> {
    return named ? this.postmortems.person(asked, named) : (named as null | undefined);
  }

  private async decided(asked: Asked, postmortem: Postmortem, decide: PostmortemDecision): Promise<Postmortem> {
    return asked.answered(postmortem.id, await this.postmortems.change(postmortem, asked, decide));
  }
}
