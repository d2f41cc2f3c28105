import { Inject, Injectable } from '@nestjs/common';
import type { definePostmortemTemplate, InputOf, PostmortemTemplate } from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore } from '#persistence';
import { mustAdminister } from '#service';
import { BUILT_IN_TEMPLATE } from '../../postmortem/built-in-template.js';
import { defineTemplate } from '../../postmortem/define-template.js';
import { TEMPLATE_ID, type TemplateEvent } from '../../postmortem/postmortem-template-aggregate.js';
import { TEMPLATES } from './stores.js';

/** What postmortems begin with. */
@Injectable()
export class PostmortemTemplates {
  constructor(@Inject(TEMPLATES) private readonly store: AggregateStore<PostmortemTemplate, TemplateEvent>) {}

  async latest(): Promise<PostmortemTemplate> {
    return (await this.store.load(TEMPLATE_ID))?.state ?? BUILT_IN_TEMPLATE;
  }

  async define(asked: Asked, input: InputOf<typeof definePostmortemTemplate>): Promise<PostmortemTemplate> {
    mustAdminister(asked);
    const answer = (template: PostmortemTemplate | undefined) => template ?? BUILT_IN_TEMPLATE;
    return asked.answered(TEMPLATE_ID, await this.store.change(TEMPLATE_ID, asked, defineTemplate(input), answer));
  }
}
