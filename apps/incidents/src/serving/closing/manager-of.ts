import { answeringFor } from '#authority';
import { COMMAND_INCIDENT, type PersonReference } from '#contracts';
import type { Parts } from '#service';

/** Who manages an incident, as far as anybody can say. */
export async function managerOf(
  { authority }: Pick<Parts, 'authority'>,
  incident: string,
): Promise<PersonReference | undefined> {
  const table = await authority.tableOf(incident).catch(() => undefined);
  return table && answeringFor(table.table, [COMMAND_INCIDENT])?.accountable;
}
