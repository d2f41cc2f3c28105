import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { DeliveriesOnlyModule } from './deliveries-only.module.js';
import type { CommunicationsSettings } from './settings.js';
import { keepHeapSmall } from './small-heap.js';

/** Starts a worker that only delivers what is queued: it answers no request and follows no event. */
export async function startDeliveries(
  own: CommunicationsSettings,
  settings: ServiceSettings,
  log?: Log,
): Promise<RunningService> {
  const running = await startService({
    ...{ name: 'communications', module: DeliveriesOnlyModule.with(own), settings, workerOnly: true },
    ...(log && { log }),
  });
  keepHeapSmall();
  return running;
}
