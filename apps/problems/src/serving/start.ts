import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { ProblemsModule } from './problems.module.js';
import type { ProblemsSettings } from './settings.js';

export { type ProblemsSettings, problemsSettings } from './settings.js';

/** Starts `problems`: causes, postmortems, remediation. */
export const startProblems = (own: ProblemsSettings, settings: ServiceSettings, log?: Log): Promise<RunningService> =>
  startService({ name: 'problems', module: ProblemsModule.with(own), settings, ...(log && { log }) });
