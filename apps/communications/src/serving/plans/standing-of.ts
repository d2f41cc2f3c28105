import { type AccountabilityTable, answeringFor } from '#authority';
import { type Audience, COMMAND_INCIDENT } from '#contracts';
import type { Standing } from '../../plan/around.js';

/** Who answers for what each audience is told, by a table that came to be so at a time; undefined for one that is empty. */
export function standingOf(
  { table, deputy = null, sequence }: Pick<AccountabilityTable, 'table' | 'deputy' | 'sequence'>,
  audiences: readonly Audience[],
  at: string,
): Standing | undefined {
  const manager = answeringFor(table, [COMMAND_INCIDENT])?.accountable;
  if (!manager) return undefined;
  const owner = ({ duties, side }: Audience) => answeringFor(table, duties, side)?.accountable ?? manager;
  const owners = new Map(audiences.map((audience) => [audience.key, owner(audience)]));
  return { sequence, at, manager, deputy, owners };
}
