import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { TimelineModule } from './timeline.module.js';

/** Starts `timeline`: the record. */
export const startTimeline = (settings: ServiceSettings, log?: Log): Promise<RunningService> =>
  startService({ name: 'timeline', module: TimelineModule, settings, ...(log && { log }) });
