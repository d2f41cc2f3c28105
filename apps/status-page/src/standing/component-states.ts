import { COMPONENT_STATES, type ComponentState } from '#contracts';
import { isOpen, isUnderWay, type PublicCopy } from './public-copy.js';

/** The worse of two states. */
export const worseOf = (one: ComponentState, other: ComponentState): ComponentState =>
  COMPONENT_STATES.indexOf(one) >= COMPONENT_STATES.indexOf(other) ? one : other;

/**
 * How each component that is shown is now, by its key: the worst that is said of it by what is open and by work that is
 * under way; operational where nothing is said.
 */
export function statesNow({ publications, maintenances, components }: PublicCopy): ReadonlyMap<string, ComponentState> {
  const states = new Map<string, ComponentState>(
    components.filter(({ visible }) => visible).map(({ key }) => [key, 'operational']),
  );
  const worsen = (key: string, state: ComponentState) => {
    const before = states.get(key);
    if (before !== undefined) states.set(key, worseOf(before, state));
  };
  for (const { components: affected } of publications.filter(isOpen)) {
    for (const { component, state } of affected) worsen(component, state);
  }
  for (const { components: keys } of maintenances.filter(isUnderWay)) {
    for (const key of keys) worsen(key, 'under_maintenance');
  }
  return states;
}
