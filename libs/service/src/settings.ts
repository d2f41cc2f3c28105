import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type SigningKey, serviceId, signingKey, type TrustedKeys, trustedKeys } from '#authority';
import type { ServiceName } from '#contracts';
import type { Operated } from './operations/operations-server.js';

/** Every setting of a service, in one place. */
export interface ServiceSettings {
  /** `nats://user:password@host:port` with the service's own credentials. */
  readonly natsUrl: string;
  /** `mongodb://…/<the service's database>`. */
  readonly mongodbUrl: string;
  /** The public keys of everyone who may vouch for a caller. */
  readonly trustedKeys: TrustedKeys;
  /** The service's own key, for what its clocks and workflows do. */
  readonly serviceKey: SigningKey;
  /** Where `/health/live`, `/health/ready` and `/metrics` answer for this service alone; none when undefined. */
  readonly healthPort?: number;
  /** Where services of one process that share such a port are entered. */
  readonly operated?: Operated[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** How long the stream keeps events, where this process makes it. */
  readonly eventsKeptDays: number;
}

/** A key as JSON, or the path of a file (mode 0600) with it; `form` says which key. */
const jsonOrFile = <Schema extends z.ZodType>(schema: Schema, form: string) =>
  z.string({ error: form }).transform((given, context): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(given.trimStart().startsWith('{') ? given : readFileSync(given, 'utf8')));
    } catch {
      context.addIssue({ code: 'custom', message: form });
      return z.NEVER;
    }
  });

const nats = { error: 'an address like nats://user:password@host:4222' };
const mongodb = { error: 'an address like mongodb://user:password@host:27017/muster_roles?replicaSet=muster' };
const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** The settings that several programs take, each with the form it needs. */
export const FORMS = {
  natsUrl: z.string(nats).regex(/^(nats|tls|ws|wss):\/\//, nats),
  mongodbUrl: z.string(mongodb).regex(/^mongodb(\+srv)?:\/\//, mongodb),
  privateKey: jsonOrFile(signingKey, 'a private JSON Web Key, or the path of a readable file with it'),
  port: whole('a port', 0, 65_535),
  logLevel: z.enum(LEVELS, { error: `one of ${LEVELS.join(', ')}` }).default('info'),
  eventsKeptDays: whole('days', 1, 3_650).default(30),
} as const;

function whole(what: string, least: number, most: number) {
  const form = { error: `${what}, as a whole number from ${least} to ${most}` };
  return z.coerce.number(form).int(form).min(least, form).max(most, form);
}

const environment = z.object({
  NATS_URL: FORMS.natsUrl,
  MONGODB_URL: FORMS.mongodbUrl,
  MUSTER_TRUSTED_KEYS: jsonOrFile(trustedKeys, 'a JSON Web Key Set, or the path of a readable file with it'),
  MUSTER_SERVICE_KEY: FORMS.privateKey,
  HEALTH_PORT: FORMS.port.optional(),
  LOG_LEVEL: FORMS.logLevel,
  EVENTS_KEPT_DAYS: FORMS.eventsKeptDays,
});

/** The environment cannot be used; the message names every variable and the form it needs. */
export class SettingsRefused extends Error {}

/**
 * Reads settings of a schema from the environment, where an empty variable is as good as none; throws
 * {@link SettingsRefused} that names each variable at fault.
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `  ${name}: ${given[name] === undefined ? 'is missing; it needs ' : ''}${issue.message}`;
  });
  throw new SettingsRefused(`The environment cannot be used:\n${[...new Set(lines)].join('\n')}`);
}

/** The settings of a service that starts alone. */
export function settingsFromEnvironment(service: ServiceName, env: NodeJS.ProcessEnv): ServiceSettings {
  const given = readEnvironment(environment, env);
  mustBeKeyOf(service, given.MUSTER_SERVICE_KEY, given.MUSTER_TRUSTED_KEYS);
  return {
    natsUrl: given.NATS_URL,
    mongodbUrl: given.MONGODB_URL,
    trustedKeys: given.MUSTER_TRUSTED_KEYS,
    serviceKey: given.MUSTER_SERVICE_KEY,
    ...(given.HEALTH_PORT !== undefined && { healthPort: given.HEALTH_PORT }),
    logLevel: given.LOG_LEVEL,
    eventsKeptDays: given.EVENTS_KEPT_DAYS,
  };
}

/** With another service's key everybody would refuse what this one asks, and nobody would know why. */
function mustBeKeyOf(service: ServiceName, key: SigningKey, trusted: TrustedKeys): void {
  const id = serviceId(service);
  if (key.kid === id && trusted.keys.some(({ kid, x }) => kid === id && x === key.x)) return;
  const needed = `the key whose \`kid\` is ${id}, with its public half in MUSTER_TRUSTED_KEYS`;
  throw new SettingsRefused(`The environment cannot be used:\n  MUSTER_SERVICE_KEY: ${needed}`);
}
