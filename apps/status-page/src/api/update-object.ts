import type { ComponentState } from '#contracts';
import type { ComponentObject } from './component-objects.js';

/** What the page showed of components at one moment, by key. */
export type States = ReadonlyMap<string, ComponentState>;

/** What an update says became of the components that it is about. */
export function affectedComponents(before: States, after: States, shown: readonly ComponentObject[]) {
  const groups = new Map(shown.filter(({ group }) => group).map(({ id, name }) => [id, name]));
  return shown.flatMap(({ id, name, group_id }) => {
    if (!before.has(id) && !after.has(id)) return [];
    const group = group_id === null ? undefined : groups.get(group_id);
    return [
      {
        code: id,
        name: group ? `${group} - ${name}` : name,
        old_status: before.get(id) ?? ('operational' as const),
        new_status: after.get(id) ?? ('operational' as const),
      },
    ];
  });
}

/** What was said at one moment, as the Statuspage v2 API has it. */
export const updateObject = (
  said: { readonly id: string; readonly status: string; readonly body: string; readonly at: string },
  incident: string,
  changedAt: string,
  affected: ReturnType<typeof affectedComponents>,
) => ({
  id: said.id,
  status: said.status,
  body: said.body,
  incident_id: incident,
  created_at: said.at,
  updated_at: changedAt,
  display_at: said.at,
  affected_components: affected,
  deliver_notifications: true,
  custom_tweet: null,
  tweet_id: null,
});
