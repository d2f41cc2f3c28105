import { type AccountabilityTable, answeringFor } from '#authority';
import { COMMAND_INCIDENT } from '#contracts';
import type { Parts } from '#service';
import type { Standing } from '../../briefing/pass-on-question.js';
import type { Answerers } from '../../briefing/remind-of-question.js';

/** The duty of whoever briefs executives, and answers their questions. */
export const BRIEF_EXECUTIVES = 'brief-executives';

/** The part of an incident that executives are on. */
export const EXECUTIVES_SIDE = 'internal';

/** Who answers executives, by a table; undefined for one that is empty. */
export function answerersIn({
  table,
  deputy = null,
  sequence,
}: Pick<AccountabilityTable, 'table' | 'deputy' | 'sequence'>): (Answerers & Standing) | undefined {
  const manager = answeringFor(table, [COMMAND_INCIDENT])?.accountable;
  if (!manager) return undefined;
  const owner = answeringFor(table, [BRIEF_EXECUTIVES], EXECUTIVES_SIDE)?.accountable ?? manager;
  return { owner, deputy, manager, sequence };
}

/** Who answers executives in an incident at this moment; undefined while nobody can say. */
export async function answerersOf({ authority }: Parts, incident: string): Promise<(Answerers & Standing) | undefined> {
  const known = await authority.tableOf(incident);
  return known && answerersIn(known);
}
