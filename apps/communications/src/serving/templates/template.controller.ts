import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  approveTemplate,
  archiveTemplate,
  defineTemplate,
  type InputOf,
  listTemplates,
  type OutputOf,
} from '#contracts';
import { Answers, type Asked } from '#messaging';
import { Templates } from './templates.js';

/** Words to begin with. */
@Controller()
export class TemplateController {
  constructor(@Inject(Templates) private readonly templates: Templates) {}

  @Answers(listTemplates)
  async list(@Payload() input: InputOf<typeof listTemplates>): Promise<OutputOf<typeof listTemplates>> {
    return { templates: await this.templates.list(input) };
  }

  @Answers(defineTemplate)
  define(
    @Payload() input: InputOf<typeof defineTemplate>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof defineTemplate>> {
    return this.templates.define(asked, input);
  }

  @Answers(approveTemplate)
  approve(
    @Payload() input: InputOf<typeof approveTemplate>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof approveTemplate>> {
    return this.templates.approve(asked, input);
  }

  @Answers(archiveTemplate)
  archive(
    @Payload() input: InputOf<typeof archiveTemplate>,
    @Ctx() asked: Asked,
  ): Promise<OutputOf<typeof archiveTemplate>> {
    return this.templates.archive(asked, input);
  }
}
