import { z } from 'zod';
import { generateSigningKey, PEOPLE_KEY, publicKey, type SigningKey, serviceId, type TrustedKeys } from '#authority';
import { SERVICES, type ServiceName } from '#contracts';
import { STATUS_PAGE } from '#messaging';
import { FORMS, readEnvironment } from '#service';
import type { DataFolder } from './servers/index.js';

/** The keys of one Muster: who vouches for whom. They lie in its data folder, readable by its owner only. */
export interface Keys {
  readonly people: SigningKey;
  readonly services: Readonly<Record<ServiceName | typeof STATUS_PAGE, SigningKey>>;
  readonly trusted: TrustedKeys;
}

async function keptKey(folder: DataFolder, kid: string): Promise<SigningKey> {
  const name = `key-${kid.replace(':', '-')}.json`;
  const kept = folder.readJson<SigningKey>(name);
  if (kept) return kept;
  // Of two who make one at the same time, the first counts for both.
  folder.writeOnce(name, JSON.stringify(await generateSigningKey(kid)));
  return folder.readJson<SigningKey>(name)!;
}

/**
 * The key that vouches for people where a program runs beside a service (`MUSTER_PEOPLE_KEY`, as the gateway has it); otherwise
 * that of the data folder. Throws `SettingsRefused` for what is no key.
 */
export async function peoplesKey(env: NodeJS.ProcessEnv, dataFolder: () => DataFolder): Promise<SigningKey> {
  const { MUSTER_PEOPLE_KEY: given } = readEnvironment(
    z.object({ MUSTER_PEOPLE_KEY: FORMS.privateKey.optional() }),
    env,
  );
  return given ?? (await openKeys(dataFolder())).people;
}

/** Reads the keys of the folder, making those that are not there yet. */
export async function openKeys(folder: DataFolder): Promise<Keys> {
  const people = await keptKey(folder, PEOPLE_KEY);
  const pairs = await Promise.all(
    [...SERVICES, STATUS_PAGE].map(async (name) => [name, await keptKey(folder, serviceId(name))] as const),
  );
  const services = Object.fromEntries(pairs) as Keys['services'];
  const trusted = { keys: [people, ...Object.values(services)].map(publicKey) };
  return { people, services, trusted };
}
