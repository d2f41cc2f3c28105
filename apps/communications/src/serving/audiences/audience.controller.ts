import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  addMembers,
  archiveAudience,
  defineAudience,
  type InputOf,
  listAudiences,
  listMembers,
  type OutputOf,
  removeMembers,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Audiences } from './audiences.js';
import { Members } from './members.js';

/** Who can be told something, and who that is. */
@Controller()
export class AudienceController {
  constructor(
    @Inject(Audiences) private readonly audiences: Audiences,
    @Inject(Members) private readonly members: Members,
  ) {}

  @Answers(listAudiences)
  async list(@Payload() input: InputOf<typeof listAudiences>): Promise<OutputOf<typeof listAudiences>> {
    const all = await this.audiences.list();
    return { audiences: all.filter(({ archived }) => input.archived || !archived) };
  }

  @Answers(defineAudience)
  define(
    @Payload() input: InputOf<typeof defineAudience>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof defineAudience>> {
    return this.audiences.define(asked, input);
  }

  @Answers(archiveAudience)
  archive(
    @Payload() input: InputOf<typeof archiveAudience>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof archiveAudience>> {
    return this.audiences.archive(asked, input);
  }

  @Answers(addMembers)
  add(@Payload() input: InputOf<typeof addMembers>, @Ctx() asked: Asked): Promise<OutputOf<typeof addMembers>> {
    return this.members.add(asked, input);
  }

  @Answers(removeMembers)
  remove(
    @Payload() input: InputOf<typeof removeMembers>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof removeMembers>> {
    return this.members.remove(asked, input);
  }

  @Answers(listMembers)
  listMembers(
    @Payload() input: InputOf<typeof listMembers>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof listMembers>> {
    return this.members.list(asked, input);
  }
}
