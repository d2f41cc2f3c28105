import type { Publication } from '#contracts';
import type { Item } from './item.js';

const AT = '2026-11-26T13:00:00.000Z';
const ANA = { id: 'p-ana', name: 'Ana' };

/** A publication as the page may hear of it: for specs. */
export function heard(id: string, sequence = 1, more: Partial<Publication> = {}): Item & { kind: 'publication' } {
  const said = { status: 'investigating' as const, impact: 'minor' as const, components: [] };
  const entry = { ...said, id: `${id}-1`, words: { fr: 'Rien ne répond.' }, at: AT, by: ANA, changedAt: AT };
  return {
    kind: 'publication',
    item: {
      ...{ ...said, id, incident: null, title: { en: 'Checkout fails' }, entries: [entry], startedAt: AT },
      ...{ publishedAt: AT, changedAt: AT, resolvedAt: null, withdrawn: null, sequence, ...more },
    },
  };
}
