import { randomBytes } from 'node:crypto';
import { generateSigningKey, PEOPLE_KEY, publicKey, serviceId } from '#authority';
import { SERVICES } from '#contracts';
import { BUS_ACCOUNTS, STATUS_PAGE } from '#messaging';
import { VARIABLES } from './variables.js';

/** A letter first: nats-server reads what begins with a digit as a number. No sign that an address would have to escape. */
const password = (): string => `p${randomBytes(32).toString('hex')}`;

/** Every secret of a new deployment, by the variable that holds it. */
export async function newSecrets(): Promise<Record<string, string>> {
  const people = await generateSigningKey(PEOPLE_KEY);
  const keys = await Promise.all(
    [...SERVICES, STATUS_PAGE].map(async (service) => ({ service, key: await generateSigningKey(serviceId(service)) })),
  );
  const trusted = { keys: [people, ...keys.map(({ key }) => key)].map(publicKey) };
  return {
    ...Object.fromEntries(BUS_ACCOUNTS.map(({ user }) => [VARIABLES.natsPassword(user), password()])),
    [VARIABLES.mongodbKey]: randomBytes(512).toString('base64'),
    [VARIABLES.mongodbAdministrator]: password(),
    ...Object.fromEntries(SERVICES.map((service) => [VARIABLES.mongodbPassword(service), password()])),
    [VARIABLES.trustedKeys]: JSON.stringify(trusted),
    [VARIABLES.peoplesKey]: JSON.stringify(people),
    ...Object.fromEntries(keys.map(({ service, key }) => [VARIABLES.serviceKey(service), JSON.stringify(key)])),
  };
}

/** As Docker Compose and Node.js read it: nothing between single quotes means anything but itself. */
export const envFile = (secrets: Readonly<Record<string, string>>): string =>
  Object.entries(secrets)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
