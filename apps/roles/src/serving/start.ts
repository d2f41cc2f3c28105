import { type Log, type RunningService, type ServiceSettings, startService } from '#service';
import { RolesModule } from './roles.module.js';

/** Starts `roles`: who answers for what. */
export const startRoles = (settings: ServiceSettings, log?: Log): Promise<RunningService> =>
  startService({ name: 'roles', module: RolesModule, settings, ...(log && { log }) });
