import type { CustomerResponse, ResponseCounts } from '#contracts';

/** Responses that are alike in what is counted. */
export interface Group extends Pick<CustomerResponse, 'theme' | 'source' | 'update' | 'waits' | 'isQuestion'> {
  readonly count: number;
}

/** How many there are of each of these, most first. */
function tally<Key>(groups: readonly Group[], keyOf: (group: Group) => Key): (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + group.count);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

const sum = (groups: readonly Group[]): number => groups.reduce((all, { count }) => all + count, 0);

/** How many said what. */
export function countsOf(groups: readonly Group[]): Omit<ResponseCounts, 'automatic' | 'bounced'> {
  const questions = new Map(
    tally(
      groups.filter(({ isQuestion }) => isQuestion),
      ({ theme }) => theme,
    ),
  );
  const themes = tally(groups, ({ theme }) => theme).flatMap(([theme, count]) =>
    theme === null ? [] : [{ theme, count, questions: questions.get(theme) ?? 0 }],
  );
  return {
    total: sum(groups),
    sorting: sum(groups.filter(({ waits }) => waits === 'sorting')),
    answer: sum(groups.filter(({ waits }) => waits === 'answer')),
    themes,
    sources: tally(groups, ({ source }) => source).map(([source, count]) => ({ source, count })),
    updates: tally(groups, ({ update }) => update).map(([update, count]) => ({ update, count })),
  };
}
