import { z } from 'zod';
import { type OutsideSettings, outsideSettings, readEnvironment } from '#service';
import { type RolesSettings, rolesSettings } from '../../roles/src/serving/start.js';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  MUSTER_DATA: z.string().min(1).default('.muster'),
  NATS_URL: z
    .string()
    .regex(/^(nats|tls|ws|wss):\/\//, { error: 'an address like nats://user:password@host:4222' })
    .optional(),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, { error: 'an address like mongodb://user:password@host:27017/?replicaSet=muster' })
    .optional(),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  EVENTS_KEPT_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
});

/** The settings of `npm start`, as read. */
export type MusterSettings = z.output<typeof environment> & {
  /** Those that are for `roles` alone. */
  readonly roles: RolesSettings;
  /** Those of every service that look beyond this Muster. */
  readonly outside: OutsideSettings;
};

/** Every setting of `npm start`; throws an error that names each variable at fault. */
export const musterSettings = (env: NodeJS.ProcessEnv): MusterSettings => ({
  ...readEnvironment(environment, env),
  roles: rolesSettings(env),
  outside: outsideSettings(env),
});
