import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { signingKey } from '#authority/identity';

/** A key as JSON, or the path of a file (mode 0600) with it; `form` says which key. */
export const jsonOrFile = <Schema extends z.ZodType>(schema: Schema, form: string) =>
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
