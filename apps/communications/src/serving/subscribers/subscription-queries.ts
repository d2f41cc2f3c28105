import type { QueryIndex } from '#persistence';
import type { ToSubscribers } from '../../delivery/message.js';

/** Those in one status, by their ids. */
export const BY_STATUS = { 'state.status': 1, _id: 1 } as const;

/** What the questions below are answered by. */
export const SUBSCRIPTION_INDEXES: readonly QueryIndex[] = [BY_STATUS];

/** Those who are told, after this one. */
export const confirmedAfter = (after: string): object => ({ 'state.status': 'confirmed', _id: { $gt: after } });

/** Those of them who are told of this. */
export const toldAfter = ({ components, confirmedBy }: ToSubscribers, after: string): object => ({
  ...confirmedAfter(after),
  'state.confirmedAt': { $lte: confirmedBy },
  $or: [{ 'state.components': { $size: 0 } }, { 'state.components': { $in: [...components] } }],
});
