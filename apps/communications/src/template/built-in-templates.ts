import type { Template } from '#contracts';
import type { BuiltInWords } from './built-in-words.js';
import { HOLDING_STATEMENTS } from './holding-statements.js';
import { UPDATE_TEMPLATES } from './update-templates.js';

/** Who wrote and approved what comes with Muster; changing it takes that away as from any other. */
const MUSTER = { id: 'service:communications', name: 'Muster' };
const SINCE = '2026-01-01T00:00:00.000Z';

const builtIn =
  (use: Template['use']) =>
  ({ audiences = [], ...words }: BuiltInWords): Template => ({
    ...{ ...words, use, audiences: [...audiences], components: [], version: 1, changedBy: MUSTER },
    approved: use === 'holding' ? { by: MUSTER, at: SINCE } : null,
    ...{ builtIn: true, archived: false },
  });

/** The templates that come with Muster, by key, as they are before anybody changes them. */
export const BUILT_IN_TEMPLATES: ReadonlyMap<string, Template> = new Map(
  [...HOLDING_STATEMENTS.map(builtIn('holding')), ...UPDATE_TEMPLATES.map(builtIn('update'))].map((one) => [
    one.key,
    one,
  ]),
);
