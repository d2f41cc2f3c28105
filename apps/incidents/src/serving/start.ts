import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { IncidentsModule } from './incidents.module.js';

/** Starts `incidents`: an incident's life. */
export const startIncidents = (settings: ServiceSettings, log?: Log): Promise<RunningService> =>
  startService({ name: 'incidents', module: IncidentsModule, settings, ...(log && { log }) });
