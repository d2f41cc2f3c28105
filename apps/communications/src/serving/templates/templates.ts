import { Inject, Injectable } from '@nestjs/common';
import {
  type approveTemplate as approveContract,
  type archiveTemplate as archiveContract,
  type defineTemplate as defineContract,
  type InputOf,
  type listTemplates,
  type Template,
  templateArchived,
  templateUnknown,
} from '#contracts';
import type { Asked } from '#messaging';
import type { AggregateStore, Context, Decide } from '#persistence';
import { mustAdminister } from '#service';
import { approveTemplate } from '../../template/approve-template.js';
import { archiveTemplate } from '../../template/archive-template.js';
import { BUILT_IN_TEMPLATES } from '../../template/built-in-templates.js';
import { chooseHolding, type FirstWordTo } from '../../template/choose-holding.js';
import { defineTemplate } from '../../template/define-template.js';
import type { TemplateEvent } from '../../template/template-aggregate.js';
import { Audiences } from '../audiences/audiences.js';
import { TEMPLATES } from './stores.js';

const BY_KEY = { _id: 1 } as const;
/** There are some tens: what one look reads of them. */
const MOST = 2_000;

/** Words to begin with: those that come with Muster, as they were changed, and the organisation's own. */
@Injectable()
export class Templates {
  constructor(
    @Inject(TEMPLATES) private readonly store: AggregateStore<Template, TemplateEvent>,
    @Inject(Audiences) private readonly audiences: Audiences,
  ) {}

  /** All that fit, those that come with Muster first. */
  async list({ use, audience, archived }: InputOf<typeof listTemplates>): Promise<Template[]> {
    const isMeant = (one: Template) => !audience || one.audiences.length === 0 || one.audiences.includes(audience);
    return (await this.all()).filter((one) => (archived || !one.archived) && (!use || one.use === use) && isMeant(one));
  }

  /** A template that is in use. Throws `template-unknown` and `template-archived`. */
  async inUse(key: string): Promise<Template> {
    const template = (await this.store.load(key))?.state ?? BUILT_IN_TEMPLATES.get(key);
    if (!template) throw templateUnknown({ template: key });
    if (template.archived) throw templateArchived({ template: key, by: template.changedBy.name });
    return template;
  }

  /** The approved holding statement that fits best; undefined when none does. */
  async holdingFor(to: FirstWordTo): Promise<Template | undefined> {
    return chooseHolding(await this.all(), to);
  }

  async define(asked: Asked, input: InputOf<typeof defineContract>): Promise<Template> {
    await Promise.all(input.audiences.map((audience) => this.audiences.mustFind(audience)));
    return this.change(asked, input.template, defineTemplate(input, asked.caller.admin));
  }

  async approve(asked: Asked, { template, version }: InputOf<typeof approveContract>): Promise<Template> {
    mustAdminister(asked);
    return this.changeKnown(asked, template, approveTemplate(version));
  }

  async archive(asked: Asked, { template }: InputOf<typeof archiveContract>): Promise<Template> {
    mustAdminister(asked);
    return this.changeKnown(asked, template, archiveTemplate);
  }

  private async all(): Promise<Template[]> {
    const stored = new Map((await this.store.list({}, BY_KEY, MOST)).map(({ state }) => [state.key, state]));
    const builtIn = [...BUILT_IN_TEMPLATES.values()].map((one) => stored.get(one.key) ?? one);
    return [...builtIn, ...[...stored.values()].filter(({ key }) => !BUILT_IN_TEMPLATES.has(key))];
  }

  private changeKnown(
    asked: Asked,
    key: string,
    decide: (template: Template, context: Context) => readonly TemplateEvent[],
  ): Promise<Template> {
    return this.change(asked, key, (stored, context) => {
      const template = stored ?? BUILT_IN_TEMPLATES.get(key);
      if (!template) throw templateUnknown({ template: key });
      return decide(template, context);
    });
  }

  private async change(asked: Asked, key: string, decide: Decide<Template, TemplateEvent>): Promise<Template> {
    const result = await this.store.change(key, asked, decide, (template) => template ?? BUILT_IN_TEMPLATES.get(key)!);
    return asked.answered(key, result);
  }
}
