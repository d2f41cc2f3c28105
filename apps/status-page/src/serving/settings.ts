import { z } from 'zod';
import type { SigningKey } from '#authority/identity';
import { FORMS, readEnvironment } from '#service/alone';
import type { Brand } from '../resource.js';

/** What the status page needs to run: no database, and a bus that may be away. */
export interface StatusPageSettings {
  readonly host: string;
  readonly port: number;
  /** Where its copy lies. */
  readonly folder: string;
  readonly brand: Brand;
  /** Where its readers find it, without a slash at the end; null: where this process listens. */
  readonly address: string | null;
  /** How many proxies stand before it, each of which says whom it asks for (`X-Forwarded-For`). */
  readonly proxies: number;
}

/** How it reaches the others. */
export interface StatusPageSurroundings {
  /** `nats://user:password@host:port` with its own credentials. */
  readonly natsUrl: string;
  /** Its own key, by which it asks for what it missed. */
  readonly serviceKey: SigningKey;
}

const COLOUR = { error: 'a colour like #1a5fb4' };
const WEB = { protocol: /^https?$/, error: 'an address like https://status.example.org' };
const LOGO = { error: 'an address like https://example.org/logo.svg, or data:image/…' };
const PROXIES = { error: 'how many proxies stand before the page: 0 to 10' };

const own = z.object({
  STATUS_PAGE_PORT: FORMS.port.optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  STATUS_PAGE_DATA: z.string().min(1).optional(),
  STATUS_PAGE_ADDRESS: z.url(WEB).max(300).optional(),
  STATUS_PAGE_NAME: z.string().trim().min(1).max(100).optional(),
  STATUS_PAGE_HOME: z.url(WEB).max(300).optional(),
  STATUS_PAGE_LOGO: z
    .string(LOGO)
    .regex(/^(https:\/\/|data:image\/)[^\s"'<>]+$/, LOGO)
    .max(50_000)
    .optional(),
  STATUS_PAGE_COLOUR: z
    .string(COLOUR)
    .regex(/^#[0-9a-f]{6}$/i, COLOUR)
    .default('#1a5fb4'),
  STATUS_PAGE_PROXIES: z.coerce.number(PROXIES).int(PROXIES).min(0, PROXIES).max(10, PROXIES).default(0),
  ORGANISATION: z.string().max(200).default('Muster'),
});

/** Its own settings from the environment, on this port and in this folder unless that says otherwise. */
export function statusPageSettings(
  env: NodeJS.ProcessEnv,
  unlessSaid: { readonly port: number; readonly folder: string },
): StatusPageSettings {
  const given = readEnvironment(own, env);
  const name = given.STATUS_PAGE_NAME ?? given.ORGANISATION;
  const [logo, address] = [given.STATUS_PAGE_LOGO ?? null, given.STATUS_PAGE_HOME ?? null];
  return {
    host: given.HOST,
    port: given.STATUS_PAGE_PORT ?? unlessSaid.port,
    folder: given.STATUS_PAGE_DATA ?? unlessSaid.folder,
    brand: { name, logo, colour: given.STATUS_PAGE_COLOUR, address },
    address: given.STATUS_PAGE_ADDRESS?.replace(/\/+$/, '') ?? null,
    proxies: given.STATUS_PAGE_PROXIES,
  };
}

const alone = z.object({
  NATS_URL: FORMS.natsUrl,
  MUSTER_SERVICE_KEY: FORMS.privateKey,
  HEALTH_PORT: FORMS.port.optional(),
  LOG_LEVEL: FORMS.logLevel,
});

/** All that a status page needs that starts alone. */
export function statusPageAlone(env: NodeJS.ProcessEnv) {
  // All of it at once: whoever starts it sees everything that is at fault.
  const given = readEnvironment(alone.extend(own.shape), env);
  const surroundings = { natsUrl: given.NATS_URL, serviceKey: given.MUSTER_SERVICE_KEY };
  const settings = statusPageSettings(env, { port: 3_001, folder: '.muster/status-page' });
  return { settings, surroundings, healthPort: given.HEALTH_PORT, logLevel: given.LOG_LEVEL };
}
