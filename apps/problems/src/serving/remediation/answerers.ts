import { type AccountabilityTable, answeringFor } from '#authority';
import { COMMAND_INCIDENT } from '#contracts';
import { Refused } from '#messaging';
import type { Parts } from '#service';
import type { Answerers } from '../../remediation/remediation-clock.js';

type Known = Pick<Answerers, 'tracker' | 'up'>;

/** What nobody can say, and is not needed to speak to an owner. */
const NOBODY: Known = { tracker: null, up: null };

/**
 * Who answers for the first of these duties of a problem at this moment, and who for the whole. Undefined while nobody can
 * say; nobody where `roles` knows nothing of the problem.
 */
export async function answerersOf(
  { authority }: Parts,
  problem: string,
  duties: readonly string[],
): Promise<Known | undefined> {
  try {
    return inTable(await authority.tableOf(problem), duties);
  } catch (error) {
    if (error instanceof Refused) return NOBODY;
    throw error;
  }
}

function inTable(known: AccountabilityTable | undefined, duties: readonly string[]): Known | undefined {
  if (!known) return undefined;
  const of = (wanted: readonly string[]) => answeringFor(known.table, wanted)?.accountable ?? null;
  return { tracker: of(duties), up: of([COMMAND_INCIDENT]) };
}
