import { isDeepStrictEqual } from 'node:util';
import {
  type defineTemplate as contract,
  type InputOf,
  notForYou,
  type Template,
  templateIsApproved,
} from '#contracts';
import type { Context } from '#persistence';
import { BUILT_IN_TEMPLATES } from './built-in-templates.js';
import { checkTemplate } from './check-template.js';
import type { TemplateEvent } from './template-aggregate.js';

/**
 * Defines a template or changes it: a holding statement is then to be approved (again). Nothing when it is so already.
 * Throws `template-variable-unknown`, `template-unreadable`, and `template-is-approved` or `not-for-you` for whoever is no
 * administrator and would take away what can go out by one press, or what comes with Muster.
 */
export const defineTemplate =
  ({ template: key, ...given }: InputOf<typeof contract>, isAdministrator: boolean) =>
  (stored: Template | undefined, { by }: Context): readonly TemplateEvent[] => {
    const before = stored ?? BUILT_IN_TEMPLATES.get(key);
    checkTemplate(given.words);
    if (before && isSame(before, given)) return [];
    if (before && !isAdministrator) mustBeFree(before);
    const state = { version: (before?.version ?? 0) + 1, changedBy: by, approved: null, archived: false };
    const template: Template = { key, ...given, ...state, builtIn: before?.builtIn ?? false };
    return [{ name: 'template-defined', data: { template } }];
  };

function isSame(before: Template, given: Omit<InputOf<typeof contract>, 'template'>): boolean {
  const { name, use, audiences, components, words, archived } = before;
  return !archived && isDeepStrictEqual({ name, use, audiences, components, words }, given);
}

function mustBeFree({ approved, builtIn }: Template): void {
  if (approved) throw templateIsApproved({ by: approved.by.name, at: approved.at });
  if (builtIn) throw notForYou({ whoMay: 'administrators' });
}
