import { type ComponentState, inLanguage, type ShownComponent } from '#contracts';
import type { Asked } from '../resource.js';
import { blocksOf } from '../standing/blocks.js';
import { statesNow, worseOf } from '../standing/component-states.js';
import type { PublicCopy } from '../standing/public-copy.js';
import { groupId, pageId } from './identities.js';

/** A component, or a group of them, as the Statuspage v2 API has it. */
export interface ComponentObject {
  readonly id: string;
  readonly name: string;
  readonly status: ComponentState;
  readonly created_at: string;
  readonly updated_at: string;
  readonly position: number;
  readonly description: string | null;
  readonly showcase: boolean;
  readonly start_date: string | null;
  readonly group_id: string | null;
  readonly page_id: string;
  readonly group: boolean;
  readonly only_show_if_degraded: boolean;
  /** The ids of those in a group; components have no such field. */
  readonly components?: readonly string[];
}

/** When something was last said of each component, by its key: its state may have changed then. */
function lastSaid({ publications, maintenances }: PublicCopy): ReadonlyMap<string, string> {
  const latest = new Map<string, string>();
  const hear = (key: string, at: string) => {
    if (at > (latest.get(key) ?? '')) latest.set(key, at);
  };
  for (const { entries, changedAt } of publications) {
    for (const { components } of entries) for (const { component } of components) hear(component, changedAt);
  }
  for (const { components, changedAt } of maintenances) for (const key of components) hear(key, changedAt);
  return latest;
}

const latestOf = (times: readonly string[]): string => times.toSorted().at(-1)!;

const earliestOf = (times: readonly string[]): string => times.toSorted()[0]!;

/** All that is shown, in its order: a group, then what is in it. */
export function componentObjects({ copy, address, language }: Asked): ComponentObject[] {
  const states = statesNow(copy);
  const said = lastSaid(copy);
  const page = pageId(address);
  const object = (component: ShownComponent, position: number, group: string | null): ComponentObject => ({
    id: component.key,
    name: inLanguage(component.name, language),
    status: states.get(component.key) ?? 'operational',
    created_at: component.shownSince,
    updated_at: latestOf([component.changedAt, said.get(component.key) ?? '']),
    position,
    description: component.description && inLanguage(component.description, language),
    showcase: true,
    start_date: component.shownSince.slice(0, 10),
    group_id: group,
    page_id: page,
    group: false,
    only_show_if_degraded: false,
  });
  let position = 0;
  return blocksOf(copy.components).flatMap(({ group, components }) => {
    if (!group) return components.map((one) => object(one, ++position, null));
    const id = groupId(group);
    const members = components.map((one, index) => object(one, index + 1, id));
    return [
      {
        id,
        name: inLanguage(group, language),
        status: members.map(({ status }) => status).reduce(worseOf),
        created_at: earliestOf(members.map(({ created_at }) => created_at)),
        updated_at: latestOf(members.map(({ updated_at }) => updated_at)),
        position: ++position,
        description: null,
        showcase: false,
        start_date: null,
        group_id: null,
        page_id: page,
        group: true,
        only_show_if_degraded: false,
        components: members.map((one) => one.id),
      },
      ...members,
    ];
  });
}
