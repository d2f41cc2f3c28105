import type { Template } from '#contracts';

/** For whom and about what a first word is. */
export interface FirstWordTo {
  readonly audience: string;
  readonly components: readonly string[];
}

/** Whether a template is meant for this; one that names nobody and nothing is meant for all. */
export function fits({ audiences, components }: Template, to: FirstWordTo): boolean {
  const byAudience = audiences.length === 0 || audiences.includes(to.audience);
  const byComponent = components.length === 0 || components.some((one) => to.components.includes(one));
  return byAudience && byComponent;
}

/**
 * What an organisation wrote itself comes before what came with Muster; then the audience weighs more than the component,
 * and both more than one of them.
 */
const closeness = ({ audiences, components, builtIn }: Template): number =>
  (builtIn ? 0 : 4) + (audiences.length > 0 ? 2 : 0) + (components.length > 0 ? 1 : 0);

/** The approved holding statement that fits best; undefined when none does. Of two alike the first by key. */
export function chooseHolding(templates: readonly Template[], to: FirstWordTo): Template | undefined {
  return templates
    .filter((one) => one.use === 'holding' && one.approved !== null && !one.archived && fits(one, to))
    .sort((one, other) => closeness(other) - closeness(one) || one.key.localeCompare(other.key))[0];
}
