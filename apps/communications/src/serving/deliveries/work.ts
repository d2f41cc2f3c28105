import type { FactoryProvider } from '@nestjs/common';
import { WORK_LANES, WorkQueue } from '#messaging';
import { Parts } from '#service';
import { WORK } from './stores.js';

/** Whatever this service hands to its own processes: messages to plan, and deliveries to send, urgent ones first. */
export type CommunicationsWork = WorkQueue<(typeof WORK_LANES)['communications'][number]>;

/** A message whose recipients are to be found. */
export interface PlanWork {
  readonly message: string;
}

/** Provides the queue. */
export const workQueue: FactoryProvider<Promise<CommunicationsWork>> = {
  provide: WORK,
  inject: [Parts],
  useFactory: ({ bus }: Parts) => WorkQueue.open(bus, 'communications', WORK_LANES.communications),
};
