import type { ServiceName } from '#contracts';
import type { STATUS_PAGE } from '#messaging';

/**
 * The names by which a deployment's parts know its secrets: docker-compose.yml, deploy/nats.conf, `npm run secrets` and
 * `prepare` all use these.
 */
export const VARIABLES = {
  /** Where nats-server keeps its streams. */
  natsStore: 'NATS_STORE',
  natsPassword: (account: string) => `NATS_${capitals(account)}_PASSWORD`,
  /** Where the other members and the clients find mongod, as `host:port`. */
  mongodbMember: 'MONGODB_MEMBER',
  /** What the members of the replica set prove to each other. */
  mongodbKey: 'MONGODB_KEY',
  mongodbAdministrator: 'MONGODB_ADMINISTRATOR_PASSWORD',
  mongodbPassword: (service: ServiceName) => `MONGODB_${capitals(service)}_PASSWORD`,
  trustedKeys: 'MUSTER_TRUSTED_KEYS',
  peoplesKey: 'MUSTER_PEOPLE_KEY',
  serviceKey: (service: ServiceName | typeof STATUS_PAGE) => `${capitals(service)}_SERVICE_KEY`,
} as const;

function capitals(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
