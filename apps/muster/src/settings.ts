import { z } from 'zod';
import { FORMS, type OutsideSettings, outsideSettings, readEnvironment } from '#service';
import { type CommunicationsSettings, communicationsSettings } from '../../communications/src/serving/start.js';
import { type RolesSettings, rolesSettings } from '../../roles/src/serving/start.js';

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
  /** Those of every service that look beyond this Muster. */
  readonly outside: OutsideSettings;
};

/** Every setting of `npm start`; throws an error that names each variable at fault. */
export const musterSettings = (env: NodeJS.ProcessEnv): MusterSettings => ({
  ...readEnvironment(environment, env),
  roles: rolesSettings(env),
  communications: communicationsSettings(env),
  outside: outsideSettings(env),
});
