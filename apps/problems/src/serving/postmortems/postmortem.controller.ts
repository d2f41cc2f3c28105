import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { InputOf, OutputOf, Postmortem, PostmortemTemplate, WrittenSection } from '#contracts';
import * as contracts from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Approvals } from './approvals.js';
import { Drafts } from './drafts.js';
import { PostmortemPlans } from './postmortem-plans.js';
import { PostmortemReading } from './postmortem-reading.js';
import { PostmortemTemplates } from './postmortem-templates.js';
import { Postmortems } from './postmortems.js';
import { PublicEditions } from './public-editions.js';
import { SectionWriting } from './section-writing.js';

/** What was learned, written down: opened, planned, drafted, written, reviewed, approved, told. */
@Controller()
export class PostmortemController {
  constructor(
    @Inject(Postmortems) private readonly postmortems: Postmortems,
    @Inject(PostmortemPlans) private readonly plans: PostmortemPlans,
    @Inject(PostmortemTemplates) private readonly templates: PostmortemTemplates,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(SectionWriting) private readonly writing: SectionWriting,
    @Inject(Approvals) private readonly approvals: Approvals,
    @Inject(PublicEditions) private readonly editions: PublicEditions,
    @Inject(PostmortemReading) private readonly reading: PostmortemReading,
  ) {}

  @Answers(contracts.openPostmortem)
  open(
    @Payload() input: InputOf<typeof contracts.openPostmortem>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof contracts.openPostmortem>> {
    return this.postmortems.open(asked, input);
  }

  @Answers(contracts.planPostmortem)
  plan(@Payload() input: InputOf<typeof contracts.planPostmortem>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.plans.plan(asked, input);
  }

  @Answers(contracts.planSection)
  planSection(@Payload() input: InputOf<typeof contracts.planSection>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.plans.planSection(asked, input);
  }

  @Answers(contracts.draftPostmortem)
  draft(@Payload() { problem }: InputOf<typeof contracts.draftPostmortem>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.drafts.draft(asked, problem);
  }

  @Answers(contracts.writeSection)
  write(@Payload() input: InputOf<typeof contracts.writeSection>, @Ctx() asked: Asked): Promise<WrittenSection> {
    return this.writing.write(asked, input);
  }

  @Answers(contracts.joinPostmortem)
  join(@Payload() input: InputOf<typeof contracts.joinPostmortem>, @Ctx() asked: Asked): Promise<WrittenSection> {
    return this.writing.comment(asked, input);
  }

  @Answers(contracts.askForPostmortem)
  ask(@Payload() input: InputOf<typeof contracts.askForPostmortem>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.plans.ask(asked, input);
  }

  @Answers(contracts.approvePostmortem)
  approve(@Payload() input: InputOf<typeof contracts.approvePostmortem>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.approvals.approve(asked, input);
  }

  @Answers(contracts.writePublicEdition)
  tell(@Payload() input: InputOf<typeof contracts.writePublicEdition>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.editions.write(asked, input);
  }

  @Answers(contracts.publishPostmortem)
  publish(@Payload() input: InputOf<typeof contracts.publishPostmortem>, @Ctx() asked: Asked): Promise<Postmortem> {
    return this.editions.publish(asked, input);
  }

  @Answers(contracts.getPostmortem)
  get(
    @Payload() input: InputOf<typeof contracts.getPostmortem>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof contracts.getPostmortem>> {
    return this.reading.read(asked, input);
  }

  @Answers(contracts.getPostmortemTemplate)
  template(): Promise<PostmortemTemplate> {
    return this.templates.latest();
  }

  @Answers(contracts.definePostmortemTemplate)
  define(
    @Payload() input: InputOf<typeof contracts.definePostmortemTemplate>,
    @Ctx() asked: Asked,
  ): Promise<PostmortemTemplate> {
    return this.templates.define(asked, input);
  }
}
