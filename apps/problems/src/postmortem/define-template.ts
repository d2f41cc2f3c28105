import { isDeepStrictEqual } from 'node:util';
import { type PostmortemTemplate, postmortemChanged, type TemplateSection } from '#contracts';
import type { Context } from '#persistence';
import { BUILT_IN_TEMPLATE } from './built-in-template.js';
import type { TemplateEvent } from './postmortem-template-aggregate.js';

/** Changes what postmortems begin with, from the version that somebody read; nothing when it is so. Throws `postmortem-changed`. */
export const defineTemplate =
  ({ version, sections }: { readonly version: number; readonly sections: readonly TemplateSection[] }) =>
  (stored: PostmortemTemplate | undefined, { by, now }: Context): readonly TemplateEvent[] => {
    const before = stored ?? BUILT_IN_TEMPLATE;
    if (isDeepStrictEqual(before.sections, sections)) return [];
    if (before.version !== version) throw postmortemChanged({ revision: before.version, read: version });
    const template = { version: before.version + 1, sections: [...sections], changedBy: by, changedAt: now };
    return [{ name: 'postmortem-template-defined', data: { template } }];
  };
