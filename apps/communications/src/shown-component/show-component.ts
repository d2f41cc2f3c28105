import type { componentShown, showComponent as contract, EventOf, InputOf, ShownComponent } from '#contracts';
import type { Context } from '#persistence';

/** What can happen to a component that is shown. */
export type ShownComponentEvent = EventOf<typeof componentShown>;

/** Shows a component in this way; nothing happens where it is shown so already. */
export const showComponent =
  (how: InputOf<typeof contract>) =>
  (before: ShownComponent | undefined, { now }: Context): readonly ShownComponentEvent[] => {
    const { name, description, group, position, visible } = how;
    const shown = { key: how.key, name, description, group, position, visible };
    if (before && JSON.stringify(shown) === JSON.stringify(lookOf(before))) return [];
    const sequence = (before?.sequence ?? 0) + 1;
    // Its history goes on where it was hidden for a while.
    const shownSince = before?.shownSince ?? now;
    // Its changes never go back in time, whichever replica's clock was asked: a page catches up by it.
    const changedAt = before && before.changedAt > now ? before.changedAt : now;
    return [{ name: 'component-shown', data: { component: { ...shown, shownSince, changedAt, sequence } } }];
  };

const lookOf = ({ key, name, description, group, position, visible }: ShownComponent) => ({
  ...{ key, name, description, group, position, visible },
});
