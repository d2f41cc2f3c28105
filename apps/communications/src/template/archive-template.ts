import type { Template } from '#contracts';
import type { Context } from '#persistence';
import type { TemplateEvent } from './template-aggregate.js';

/** Uses a template no more; nothing when it is so already. */
export const archiveTemplate = (template: Template, { by }: Context): readonly TemplateEvent[] =>
  template.archived
    ? []
    : [
        {
          name: 'template-defined',
          data: { template: { ...template, archived: true, approved: null, changedBy: by } },
        },
      ];
