import type { DeliveryCounts, DispatchBegun } from '#contracts';
import type { Context } from '#persistence';
import { about, type Dispatch, type DispatchEvent, type Posted } from './dispatch.js';

/** What is tried again and again is not waited for longer than this before whoever sent it is told how it stands. */
const PATIENCE_MS = 10 * 60_000;

/** Begins the way of a message. */
export const begin =
  (dispatch: DispatchBegun) =>
  (before: Dispatch | undefined): readonly DispatchEvent[] =>
    before ? [] : [{ name: 'dispatch-begun', data: { dispatch } }];

/** All its deliveries are stored. */
export const planAll =
  (recipients: number) =>
  (dispatch: Dispatch | undefined): readonly DispatchEvent[] =>
    dispatch && dispatch.recipients === null
      ? [{ name: 'dispatch-planned', data: { ...about(dispatch), recipients } }]
      : [];

/** How the deliveries of a message stand, all in all. */
export interface Tally {
  readonly counts: DeliveryCounts;
  readonly maybeTwice: number;
}

/**
 * Tells what became of a message, when nothing of it is under way any more; and, where a part of it is tried again for hours,
 * how it stands by then and once more at its end.
 */
export const tellDelivered =
  ({ counts, maybeTwice }: Tally) =>
  (dispatch: Dispatch | undefined, { now }: Context): readonly DispatchEvent[] => {
    if (!dispatch?.underWay || dispatch.recipients === null) return [];
    const left = (counts.queued ?? 0) + (counts.sending ?? 0);
    const waited = Date.parse(now) - Date.parse(dispatch.underWaySince);
    if (left > 0 && (dispatch.told !== null || waited < PATIENCE_MS)) return [];
    return [{ name: 'update-delivered', data: { ...about(dispatch), counts, maybeTwice, sentBy: dispatch.by } }];
  };

/** Has so many deliveries that failed tried again. */
export const retryFailed =
  (count: number) =>
  (dispatch: Dispatch | undefined): readonly DispatchEvent[] =>
    dispatch && count > 0 ? [{ name: 'deliveries-retried', data: { ...about(dispatch), count } }] : [];

/** Who posted a delivery by hand; undefined while nobody has. */
export const postedOf = ({ posted }: Dispatch, delivery: string): Posted | undefined =>
  posted.find((one) => one.delivery === delivery);
