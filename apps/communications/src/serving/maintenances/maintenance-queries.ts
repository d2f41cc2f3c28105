import type { MaintenanceStage, MaintenanceStatus } from '#contracts';
import type { QueryIndex } from '#persistence';

/** The next of what is planned is the first. */
export const NEXT_FIRST = { 'state.scheduledFor': 1, _id: 1 } as const;

/** Of all else the latest is. */
export const LATEST_FIRST = { 'state.scheduledFor': -1, _id: -1 } as const;

/** As it changed. */
export const AS_CHANGED = { 'state.changedAt': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const MAINTENANCE_INDEXES: readonly QueryIndex[] = [
  { 'state.status': 1, ...NEXT_FIRST },
  LATEST_FIRST,
  AS_CHANGED,
];

const STATUSES_AT: Readonly<Record<MaintenanceStage, readonly MaintenanceStatus[]>> = {
  planned: ['scheduled'],
  'under-way': ['in_progress', 'verifying'],
  past: ['completed', 'cancelled'],
};

/** In which order it is listed. */
export const orderOf = (stage: MaintenanceStage | undefined): typeof NEXT_FIRST | typeof LATEST_FIRST =>
  stage === 'planned' ? NEXT_FIRST : LATEST_FIRST;

/** Where a page ended. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** What comes beyond a place in an order by this time; the bound on the time alone is what the index can be read by. */
function beyond(field: 'state.scheduledFor' | 'state.changedAt', { at, id }: Place, order: 1 | -1): object {
  const [further, from] = order === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return { [field]: { [from]: at }, $or: [{ [field]: { [further]: at } }, { [field]: at, _id: { [further]: id } }] };
}

/** What is listed after a place. */
export const maintenancesAt = (stage: MaintenanceStage | undefined, after: Place | null): object => ({
  ...(stage && { 'state.status': { $in: STATUSES_AT[stage] } }),
  ...(after && beyond('state.scheduledFor', after, orderOf(stage)['state.scheduledFor'])),
});

/** What changed after a place. */
export const changedAfter = (after: Place | null): object => (after ? beyond('state.changedAt', after, 1) : {});
