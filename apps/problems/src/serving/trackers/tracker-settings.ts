import { z } from 'zod';
import { TRACKER_KINDS } from '#contracts';
import { jsonOrFile, SettingsRefused } from '#service';
import type { TrackerSettings } from '../../tracker/dialect.js';

const PUBLIC = { github: 'https://api.github.com', gitlab: 'https://gitlab.com', jira: undefined } as const;

const tracker = z.strictObject({
  kind: z.enum(TRACKER_KINDS),
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  project: z.string().min(1).max(200),
  user: z.string().max(320).optional(),
  issueType: z.string().min(1).max(100).default('Task'),
  restricted: z.boolean().default(false),
  tokenVariable: z.string().min(1).max(100),
  webhookSecretVariable: z.string().min(1).max(100).optional(),
});

const FORM = `a JSON object of trackers by name, or the path of a file with it, each with "kind" (${TRACKER_KINDS.join(', ')}), "project" and "tokenVariable" (the variable that has its token)`;

/** The form of the setting `TRACKERS`. */
export const trackersForm = jsonOrFile(z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/), tracker), FORM);

/** The trackers by name, with the secrets that they name. Throws {@link SettingsRefused} that names what is missing. */
export function trackersOf(
  given: z.output<typeof trackersForm> | undefined,
  env: NodeJS.ProcessEnv,
): ReadonlyMap<string, TrackerSettings> {
  return new Map(Object.entries(given ?? {}).map(([name, one]) => [name, trackerOf(name, one, env)]));
}

function trackerOf(name: string, given: z.output<typeof tracker>, env: NodeJS.ProcessEnv): TrackerSettings {
  const { tokenVariable, webhookSecretVariable, ...rest } = given;
  const url = (given.url ?? PUBLIC[given.kind])?.replace(/\/+$/, '');
  if (!url) throw new SettingsRefused(`The environment cannot be used:\n  TRACKERS: ${name} needs its "url"`);
  const webhookSecret = webhookSecretVariable && secretOf(name, webhookSecretVariable, env);
  return { ...rest, name, url, token: secretOf(name, tokenVariable, env), ...(webhookSecret && { webhookSecret }) };
}

function secretOf(name: string, variable: string, env: NodeJS.ProcessEnv): string {
  const secret = env[variable];
  if (secret) return secret;
  throw new SettingsRefused(`The environment cannot be used:\n  ${variable}: is missing; the tracker ${name} needs it`);
}
