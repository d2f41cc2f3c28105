import { deliveriesRetried, deliveryPosted, dispatchBegun, dispatchPlanned, updateDelivered } from '#contracts';
import type { Aggregate } from '#persistence';
import type { Dispatch, DispatchEvent } from './dispatch.js';

/** A message of an update on its way. Its own sweeper tells what became of it, for it has to count. */
export const dispatchAggregate: Aggregate<Dispatch, DispatchEvent> = {
  service: 'communications',
  name: 'dispatches',
  shape: 1,
  events: [dispatchBegun, dispatchPlanned, updateDelivered, deliveriesRetried, deliveryPosted] as never,
  place: ({ incident, restricted }) => ({ incident, restricted }),
  evolve(before, event, { at, by }) {
    if (event.name === 'dispatch-begun') {
      const { dispatch } = event.data;
      return { ...dispatch, recipients: null, underWay: true, told: null, underWaySince: at, posted: [] };
    }
    if (!before) throw new Error(`a dispatch begins with dispatch-begun, not ${event.name}`);
    switch (event.name) {
      case 'dispatch-planned':
        return { ...before, recipients: event.data.recipients, underWaySince: at };
      case 'update-delivered': {
        const { counts } = event.data;
        return { ...before, told: counts, underWay: isMoving(counts) };
      }
      case 'deliveries-retried':
        return { ...before, underWay: true, told: null, underWaySince: at };
      case 'delivery-posted': {
        const { delivery, link } = event.data;
        return { ...before, posted: [...before.posted, { delivery, link, by, at }] };
      }
    }
  },
};

const isMoving = ({ queued = 0, sending = 0 }: { queued?: number; sending?: number }): boolean => queued + sending > 0;
