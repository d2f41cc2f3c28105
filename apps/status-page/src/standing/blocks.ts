import type { PublicWords, ShownComponent } from '#contracts';

/** Components that stand together; null for those that are in no group. */
export interface Block {
  readonly group: PublicWords | null;
  readonly components: readonly ShownComponent[];
}

/** Two groups with the same words are one. */
const nameOf = (group: PublicWords): string => JSON.stringify([group.en ?? null, group.fr ?? null]);

/** What is shown, in its order: a group stands where its first component does. */
export function blocksOf(components: readonly ShownComponent[]): Block[] {
  const blocks: { group: PublicWords | null; components: ShownComponent[] }[] = [];
  const byName = new Map<string, (typeof blocks)[number]>();
  const inOrder = components.filter(({ visible }) => visible).toSorted((one, other) => one.position - other.position);
  for (const component of inOrder) {
    const { group } = component;
    const last = blocks.at(-1);
    const known = group ? byName.get(nameOf(group)) : last?.group === null ? last : undefined;
    if (known) known.components.push(component);
    else {
      const fresh = { group, components: [component] };
      blocks.push(fresh);
      if (group) byName.set(nameOf(group), fresh);
    }
  }
  return blocks;
}
