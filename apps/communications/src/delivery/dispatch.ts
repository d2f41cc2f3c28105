import type {
  DeliveryCounts,
  DispatchBegun,
  deliveriesRetried,
  deliveryPosted,
  dispatchBegun,
  dispatchPlanned,
  EventOf,
  PersonReference,
  updateDelivered,
} from '#contracts';

/** What can happen to a message on its way. */
export type DispatchEvent =
  | EventOf<typeof dispatchBegun>
  | EventOf<typeof dispatchPlanned>
  | EventOf<typeof updateDelivered>
  | EventOf<typeof deliveriesRetried>
  | EventOf<typeof deliveryPosted>;

/** What somebody posted by hand. */
export interface Posted {
  readonly delivery: string;
  readonly by: PersonReference;
  readonly at: string;
  readonly link: string;
}

/** A message of an update on its way to all who get it, as a whole: what became of each is in its deliveries. */
export interface Dispatch extends DispatchBegun {
  /** How many deliveries there are; null before all of them are stored. */
  readonly recipients: number | null;
  /** Something of it is still to be told to whoever sent it. */
  readonly underWay: boolean;
  /** What was told last, and since when it is under way again. */
  readonly told: DeliveryCounts | null;
  readonly underWaySince: string;
  readonly posted: readonly Posted[];
}

/** What every event of a dispatch says of it. */
export const about = ({ message, update, audience, audienceName }: Dispatch) => ({
  ...{ message, update, audience, audienceName },
});
