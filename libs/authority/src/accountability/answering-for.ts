import { type Answering, COMMAND_INCIDENT, WHOLE_INCIDENT } from '#contracts';

/** Who answers, and who may without asking. */
export type AnsweringFor = Pick<Answering, 'accountable' | 'entitled'>;

/**
 * Who answers for the first of these duties that there is, in that part of the incident or else in the whole; and
 * everybody whom one of them entitles there. An organisation's own catalogue may have none of them: then everything is
 * the incident manager's. Undefined for a table that is empty.
 */
export function answeringFor(
  table: readonly Answering[],
  duties: readonly string[],
  scope: string = WHOLE_INCIDENT,
): AnsweringFor | undefined {
  const entryOf = (duty: string) => {
    const entries = table.filter((entry) => entry.duties.includes(duty));
    return entries.find((entry) => entry.scope === scope) ?? entries.find((entry) => entry.scope === WHOLE_INCIDENT);
  };
  const found = duties.map(entryOf).filter((entry) => entry !== undefined);
  const [first] = found.length > 0 ? found : [entryOf(COMMAND_INCIDENT)].filter((entry) => entry !== undefined);
  if (!first) return undefined;
  const entitled = [first, ...found].flatMap((entry) => entry.entitled);
  return { accountable: first.accountable, entitled: [...new Set(entitled)] };
}
