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
    ...{ name: 'communications', module: CommunicationsModule.with(own), settings },
    ...(log && { log }),
  });
