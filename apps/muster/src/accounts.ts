import { SERVICES, type ServiceName } from '#contracts';
import { BUS_ACCOUNTS } from '#messaging';
import type { MongoUser, NatsUser } from './servers/index.js';

/** The name of a service's own database. */
export const databaseOf = (service: ServiceName): string => `muster_${service}`;

/** Every account of the bus, with its password. */
export const busUsers = (passwordOf: (account: string) => NatsUser['password']): NatsUser[] =>
  BUS_ACCOUNTS.map(({ user, permissions }) => ({ user, permissions, password: passwordOf(user) }));

/** Every user of the database server, each for its own database, with its password. */
export const databaseUsers = (passwordOf: (service: ServiceName) => string): MongoUser[] =>
  SERVICES.map((service) => ({ user: service, password: passwordOf(service), database: databaseOf(service) }));
