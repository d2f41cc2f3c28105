import { type Template, templateArchived, templateChanged, templateNeedsNoApproval } from '#contracts';
import type { Context } from '#persistence';
import type { TemplateEvent } from './template-aggregate.js';

/**
 * Approves the version of a holding statement that somebody read; nothing when it is so already. Throws
 * `template-needs-no-approval`, `template-archived` and `template-changed`.
 */
export const approveTemplate =
  (version: number) =>
  (template: Template, { by, now }: Context): readonly TemplateEvent[] => {
    if (template.use !== 'holding') throw templateNeedsNoApproval({ template: template.key });
    if (template.archived) throw templateArchived({ template: template.key, by: template.changedBy.name });
    if (template.version !== version) throw templateChanged({ version: template.version, by: template.changedBy.name });
    if (template.approved) return [];
    return [{ name: 'template-approved', data: { template: { ...template, approved: { by, at: now } } } }];
  };
