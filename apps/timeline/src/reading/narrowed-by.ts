import type { InputOf, readTimeline } from '#contracts';

/** By what the entries of a list are narrowed. */
export type Narrowing = Pick<InputOf<typeof readTimeline>, 'kind' | 'person' | 'role' | 'tag' | 'key' | 'from' | 'to'>;

const utc = (instant: string): string => new Date(instant).toISOString();

/** What is narrowed by, as the database asks it; `within` is where in a document it stands how an entry shows. */
export const narrowedBy = (
  { kind, person, role, tag, key, from, to }: Narrowing,
  within: '' | 'shown.' = '',
): object => ({
  ...(kind && { [`${within}kind`]: { $in: kind } }),
  ...(person && { [`${within}people`]: person }),
  ...(role && { [`${within}roles`]: role }),
  ...(tag && { [`${within}tags`]: tag }),
  ...(key !== undefined && { [`${within}key`]: key }),
  ...((from || to) && {
    [`${within}occurredAt`]: { ...(from && { $gte: utc(from) }), ...(to && { $lt: utc(to) }) },
  }),
});
