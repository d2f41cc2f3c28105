import { join } from 'node:path';
import { z } from 'zod';
import { FORMS, type OutsideSettings, outsideSettings, readEnvironment } from '#service';
import { type CommunicationsSettings, communicationsSettings } from '../../communications/src/serving/start.js';
import { type ProblemsSettings, problemsSettings } from '../../problems/src/serving/start.js';
import { type RolesSettings, rolesSettings } from '../../roles/src/serving/start.js';
import { type StatusPageSettings, statusPageSettings } from '../../status-page/src/serving/start.js';

const environment = z.object({
  PORT: FORMS.port.default(3_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MUSTER_DATA: z.string().min(1).default('.muster'),
  NATS_URL: FORMS.natsUrl.optional(),
  MONGODB_URL: FORMS.mongodbUrl.optional(),
  HEALTH_PORT: FORMS.port.optional(),
  LOG_LEVEL: FORMS.logLevel,
  EVENTS_KEPT_DAYS: FORMS.eventsKeptDays,
});

/** The settings of `npm start`, as read. */
export type MusterSettings = z.output<typeof environment> & {
  /** Those that are for `roles` alone. */
  readonly roles: RolesSettings;
  /** Those that are for `communications` alone. */
  readonly communications: CommunicationsSettings;
  /** Those that are for `problems` alone. */
  readonly problems: ProblemsSettings;
  /** Those of the status page alone. */
  readonly statusPage: StatusPageSettings;
  /** Those of every service that look beyond this Muster. */
  readonly outside: OutsideSettings;
};

/** Every setting of `npm start`; throws an error that names each variable at fault. */
export function musterSettings(env: NodeJS.ProcessEnv): MusterSettings {
  const own = readEnvironment(environment, env);
  const page = { port: own.PORT === 0 ? 0 : own.PORT + 1, folder: join(own.MUSTER_DATA, 'status-page') };
  return {
    ...own,
    statusPage: statusPageSettings(env, page),
    roles: rolesSettings(env),
    communications: communicationsSettings(env),
    problems: problemsSettings(env),
    outside: outsideSettings(env),
  };
}
