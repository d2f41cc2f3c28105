import { setFlagsFromString } from 'node:v8';
import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { CommunicationsModule } from './communications.module.js';
import type { CommunicationsSettings } from './settings.js';

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

/**
 * By how much a worker's heap may grow before it is cleared: each message leaves much behind, and would let it grow to
 * several times what is alive in it.
 */
const GROWS_BY_PERCENT = 20;

/** Starts a worker that only delivers what is queued: it answers no request and follows no event. */
export function startDeliveries(
  own: CommunicationsSettings,
  settings: ServiceSettings,
  log?: Log,
): Promise<RunningService> {
  setFlagsFromString(`--heap-growing-percent=${GROWS_BY_PERCENT}`);
  return startService({
    ...{ name: 'communications', module: CommunicationsModule.deliveriesOnly(own), settings, workerOnly: true },
    ...(log && { log }),
  });
}
