import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { CommunicationsModule } from './communications.module.js';
import type { CommunicationsSettings } from './settings.js';
import { keepHeapSmall } from './small-heap.js';

export { type CommunicationsSettings, communicationsSettings } from './settings.js';

/** Starts `communications`: every outbound word. */
export const startCommunications = (
  own: CommunicationsSettings,
  settings: ServiceSettings,
  log?: Log,
): Promise<RunningService> =>
  startService({
    ...{ name: 'communications', module: CommunicationsModule.whole(own), settings },
    ...(log && { log }),
  });

/** Starts a worker that only delivers what is queued: it answers no request and follows no event. */
export async function startDeliveries(
  own: CommunicationsSettings,
  settings: ServiceSettings,
  log?: Log,
): Promise<RunningService> {
  const running = await startService({
    ...{ name: 'communications', module: CommunicationsModule.deliveriesOnly(own), settings, workerOnly: true },
    ...(log && { log }),
  });
  keepHeapSmall();
  return running;
}
