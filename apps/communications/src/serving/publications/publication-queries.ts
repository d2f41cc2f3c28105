import type { QueryIndex } from '#persistence';

/** The latest that happened first. */
export const LATEST_FIRST = { 'state.startedAt': -1, _id: -1 } as const;

/** As it changed. */
export const AS_CHANGED = { 'state.changedAt': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const PUBLICATION_INDEXES: readonly QueryIndex[] = [
  LATEST_FIRST,
  { 'state.incident': 1, ...LATEST_FIRST },
  { 'state.resolvedAt': 1, 'state.withdrawn': 1, ...LATEST_FIRST },
  AS_CHANGED,
];

/** Where a page ended. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const beyond = (field: string, { at, id }: Place, order: 1 | -1): object => {
  const [further, from] = order === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return { [field]: { [from!]: at }, $or: [{ [field]: { [further!]: at } }, { [field]: at, _id: { [further!]: id } }] };
};

/** What is listed after a place: of an incident, or what is open, or all. */
export const publicationsAt = (
  { incident, open }: { incident?: string | undefined; open?: boolean | undefined },
  after: Place | null,
): object => ({
  ...(incident && { 'state.incident': incident }),
  ...(open && { 'state.resolvedAt': null, 'state.withdrawn': null }),
  ...(after && beyond('state.startedAt', after, -1)),
});

/** What changed after a place. */
export const changedAfter = (after: Place | null): object => (after ? beyond('state.changedAt', after, 1) : {});
