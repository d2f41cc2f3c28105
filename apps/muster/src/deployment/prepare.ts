import { z } from 'zod';
import { SERVICES } from '#contracts';
import { readEnvironment } from '#service';
import { databaseUsers } from '../accounts.js';
import { prepareMongod } from '../servers/index.js';
import { VARIABLES } from './variables.js';

const WITHIN_MS = 120_000;

const address = { error: 'host:port by which every service finds mongod, such as mongod:27017' };
const password = z.string({ error: 'a password, as `npm run -s secrets` makes it' });

const environment = z.object({
  [VARIABLES.mongodbMember]: z.string(address).regex(/^[\w.-]+:\d{1,5}$/, address),
  [VARIABLES.mongodbAdministrator]: password,
  ...Object.fromEntries(SERVICES.map((service) => [VARIABLES.mongodbPassword(service), password])),
});

/**
 * Prepares the mongod of this machine for the services: a replica set, and for each service a user that has its own
 * database and no other. Throws `SettingsRefused` before it does anything.
 */
export async function prepare(env: NodeJS.ProcessEnv): Promise<void> {
  const given = readEnvironment(environment, env) as Readonly<Record<string, string>>;
  const member = given[VARIABLES.mongodbMember]!;
  const preparation = {
    port: Number(member.split(':')[1]),
    member,
    administratorsPassword: given[VARIABLES.mongodbAdministrator]!,
    users: databaseUsers((service) => given[VARIABLES.mongodbPassword(service)]!),
  };
  await prepareMongod(preparation, AbortSignal.timeout(WITHIN_MS));
}
