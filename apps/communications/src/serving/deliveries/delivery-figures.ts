import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { reading } from '#persistence';
import { Parts } from '#service';
import { DeliveryStore } from './delivery-store.js';
import { WORK } from './stores.js';
import type { CommunicationsWork } from './work.js';

/** Attempts to send, by what came of them. */
export const attempts = new Counter({
  name: 'muster_delivery_attempts_total',
  help: 'Attempts to send a message to an address, by what came of them.',
  labelNames: ['channel', 'outcome'] as const,
});

/** Deliveries that were under way in a process that died. */
export const crashed = new Counter({
  name: 'muster_deliveries_taken_up_total',
  help: 'Deliveries that were under way in a process that died, and are sent again.',
  labelNames: ['channel'] as const,
});

const batchesWaiting = new Gauge({
  name: 'muster_work_waiting',
  help: 'Pieces of work that are not done yet: of urgent and bulk, batches of up to 50 deliveries.',
  labelNames: ['service', 'lane'] as const,
});

const deliveriesWaiting = new Gauge({
  name: 'muster_deliveries_waiting',
  help: 'Deliveries on their way: queued, sending, or waiting to be tried again.',
  labelNames: ['state'] as const,
});

/** What is on its way, whichever state it is in. */
const ON_ITS_WAY = [
  { state: 'queued', inQueue: true, name: 'queued' },
  { state: 'sending', inQueue: false, name: 'sending' },
  { state: 'queued', inQueue: false, name: 'tried-again' },
] as const;

/** Reads what waits, for whoever scrapes: an autoscaler goes by it. */
@Injectable()
export class DeliveryFigures {
  constructor(
    @Inject(DeliveryStore) private readonly deliveries: DeliveryStore,
    @Inject(WORK) private readonly work: CommunicationsWork,
    @Inject(Parts) { service, scrapes }: Parts,
  ) {
    scrapes.push(
      { figure: 'work', read: () => this.readWork(service), clear: () => batchesWaiting.reset() },
      { figure: 'deliveries', read: () => this.readDeliveries(), clear: () => deliveriesWaiting.reset() },
    );
  }

  private async readWork(service: string): Promise<void> {
    for (const [lane, count] of await this.work.waitingByLane()) batchesWaiting.set({ service, lane }, count);
  }

  private async readDeliveries(): Promise<void> {
    for (const { state, inQueue, name } of ON_ITS_WAY) {
      const waiting = { state, inQueue, dueAt: { $type: 'date' } };
      const count = await reading(this.deliveries.collection.countDocuments(waiting as never));
      deliveriesWaiting.set({ state: name }, count);
    }
  }
}
