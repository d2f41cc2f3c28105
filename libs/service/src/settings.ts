import { z } from 'zod';
import { type OidcSettings, type SigningKey, serviceId, type TrustedKeys, trustedKeys } from '#authority';
import type { ServiceName } from '#contracts';
import { type AllowedAddresses, allowedAddresses } from '#outgoing';
import { FORMS, jsonOrFile, readEnvironment, SettingsRefused } from './environment.js';
import type { Operated } from './operations/operations-server.js';

/** What a service may have to do with beyond bus and database. */
export interface OutsideSettings {
  /** Whose tokens are taken beside Muster's own. */
  readonly oidc?: OidcSettings;
  /** Where it may send something beyond the public internet. */
  readonly outgoingAllowed?: AllowedAddresses;
}

/** Every setting of a service, in one place. */
export interface ServiceSettings extends OutsideSettings {
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

const environment = z.object({
  NATS_URL: FORMS.natsUrl,
  MONGODB_URL: FORMS.mongodbUrl,
  MUSTER_TRUSTED_KEYS: jsonOrFile(trustedKeys, 'a JSON Web Key Set, or the path of a readable file with it'),
  MUSTER_SERVICE_KEY: FORMS.privateKey,
  HEALTH_PORT: FORMS.port.optional(),
  LOG_LEVEL: FORMS.logLevel,
  EVENTS_KEPT_DAYS: FORMS.eventsKeptDays,
});

const OIDC = ['OIDC_ISSUER', 'OIDC_AUDIENCE'] as const;
const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);

/** An issuer is compared to the letter, and its discovery document lies beneath it. */
const isIssuer = (text: string): boolean => {
  const { protocol, username, search, hash } = URL.canParse(text) ? new URL(text) : ({} as Partial<URL>);
  return /^https?:$/.test(protocol ?? '') && !username && !search && !hash && !/[\s?#]/.test(text);
};

const outside = z
  .object({
    OIDC_ISSUER: z
      .string()
      .refine(isIssuer, {
        error: 'the address of the issuer as it names itself, like https://id.example.org/realms/ops',
      })
      .optional(),
    OIDC_AUDIENCE: z.string().max(500).optional(),
    OIDC_ADMIN_GROUPS: commaSeparated.optional(),
    OIDC_EMAIL_CLAIM: z.string().max(200).optional(),
    OIDC_NAME_CLAIM: z.string().max(200).optional(),
    OIDC_GROUPS_CLAIM: z.string().max(200).optional(),
    OUTGOING_ALLOWED: allowedAddresses.default([]),
  })
  .superRefine((given, context) => {
    const set = Object.entries(given).find(([name, value]) => name.startsWith('OIDC_') && value !== undefined)?.[0];
    for (const name of set ? OIDC.filter((one) => given[one] === undefined) : []) {
      const what = name === 'OIDC_ISSUER' ? 'the address of the issuer' : 'what stands in "aud" of its access tokens';
      context.addIssue({ code: 'custom', path: [name], message: `${what}, because ${set} is set` });
    }
  });

/** Those settings from the environment. */
export function outsideSettings(env: NodeJS.ProcessEnv): OutsideSettings {
  const given = readEnvironment(outside, env);
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OUTGOING_ALLOWED: outgoingAllowed } = given;
  if (!issuer || !audience) return { outgoingAllowed };
  const emailClaim = given.OIDC_EMAIL_CLAIM ?? 'email';
  const nameClaim = given.OIDC_NAME_CLAIM ?? 'name';
  const groupsClaim = given.OIDC_GROUPS_CLAIM ?? 'groups';
  const adminGroups = given.OIDC_ADMIN_GROUPS ?? [];
  return { oidc: { issuer, audience, adminGroups, emailClaim, nameClaim, groupsClaim }, outgoingAllowed };
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
    ...outsideSettings(env),
  };
}

/** With another service's key everybody would refuse what this one asks, and nobody would know why. */
function mustBeKeyOf(service: ServiceName, key: SigningKey, trusted: TrustedKeys): void {
  const id = serviceId(service);
  if (key.kid === id && trusted.keys.some(({ kid, x }) => kid === id && x === key.x)) return;
  const needed = `the key whose \`kid\` is ${id}, with its public half in MUSTER_TRUSTED_KEYS`;
  throw new SettingsRefused(`The environment cannot be used:\n  MUSTER_SERVICE_KEY: ${needed}`);
}
