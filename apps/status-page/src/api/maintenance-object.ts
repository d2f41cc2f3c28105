import { inLanguage, type Maintenance, type MaintenanceStatus } from '#contracts';
import type { Asked } from '../resource.js';
import type { ComponentObject } from './component-objects.js';
import { pageId } from './identities.js';
import { affectedComponents, type States, updateObject } from './update-object.js';

/** What is under maintenance while the work stands so. */
const statesAt = (status: MaintenanceStatus | undefined, keys: readonly string[]): States => {
  const state = status === 'in_progress' || status === 'verifying' ? 'under_maintenance' : 'operational';
  return new Map(keys.map((key) => [key, state]));
};

/** Planned work as the Statuspage v2 API has it. */
export function maintenanceObject(it: Maintenance, { language, address }: Asked, shown: readonly ComponentObject[]) {
  const { id, entries, components } = it;
  const updates = entries.map(({ id: entry, status, words, at }, index) => {
    const before = statesAt(entries[index - 1]?.status, components);
    const affected = affectedComponents(before, statesAt(status, components), shown);
    return updateObject({ id: entry, status, body: inLanguage(words, language), at }, id, at, affected);
  });
  return {
    id,
    name: inLanguage(it.title, language),
    status: it.status,
    created_at: it.announcedAt,
    updated_at: it.changedAt,
    monitoring_at: null,
    resolved_at: it.endedAt,
    impact: 'maintenance' as const,
    shortlink: `${address}/maintenances/${id}`,
    started_at: it.begunAt ?? it.announcedAt,
    page_id: pageId(address),
    incident_updates: updates.reverse(),
    components: shown.filter(({ id: key }) => components.includes(key)),
    scheduled_for: it.scheduledFor,
    scheduled_until: it.scheduledUntil,
  };
}
