import type { mongo } from 'mongoose';
import type { CustomerResponse, InputOf, listResponses } from '#contracts';
import type { QueryIndex, StoredAggregate } from '#persistence';

/** Chooses among stored responses. */
export type ResponseFilter = mongo.Filter<StoredAggregate<CustomerResponse>>;

/** Latest first. */
export const LATEST = { 'state.at': -1, _id: -1 } as const;

/** What waits longest comes first. */
export const OLDEST = { 'state.at': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const RESPONSE_INDEXES: readonly QueryIndex[] = [
  { 'state.incident': 1, ...LATEST },
  { 'state.incident': 1, 'state.update': 1, ...LATEST },
  { 'state.incident': 1, 'state.theme': 1, ...LATEST },
  { 'state.incident': 1, 'state.source': 1, ...LATEST },
  { 'state.incident': 1, 'state.waits': 1, ...OLDEST },
];

type Narrowed = Pick<InputOf<typeof listResponses>, 'incident' | 'update' | 'source' | 'theme' | 'waits'>;

/** What is listed. */
export const responsesThatFit = (by: Narrowed): object =>
  Object.fromEntries(
    (['incident', 'update', 'source', 'theme', 'waits'] as const)
      .filter((field) => by[field] !== undefined)
      .map((field) => [`state.${field}`, by[field]]),
  );

/** What waits to be sorted. */
export const unsorted = (incident: string): ResponseFilter =>
  ({ 'state.incident': incident, 'state.waits': 'sorting' }) as ResponseFilter;

/** What came since a time. */
export const since = (incident: string, at: string): ResponseFilter =>
  ({ 'state.incident': incident, 'state.at': { $gte: at } }) as ResponseFilter;

/** What came since a time and has no line of its own in the record. */
export const untoldSince = (incident: string, at: string): ResponseFilter =>
  ({ ...since(incident, at), 'state.told': false }) as ResponseFilter;

/** Those of these ids that belong to the incident. */
export const ofIncident = (incident: string, ids: readonly string[]): object => ({
  ...{ _id: { $in: [...ids] }, 'state.incident': incident },
});

/** Where a page ended. */
export const placeOf = ({ at, id }: CustomerResponse) => ({ at, id });

/** What comes after that place in this order. */
export const afterPlace = ({ at, id }: { at: string; id: string }, order: typeof LATEST | typeof OLDEST): object => {
  const beyond = order['state.at'] === 1 ? '$gt' : '$lt';
  return {
    'state.at': { [order['state.at'] === 1 ? '$gte' : '$lte']: at },
    $or: [{ 'state.at': { [beyond]: at } }, { 'state.at': at, _id: { [beyond]: id } }],
  };
};
