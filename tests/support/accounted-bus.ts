import { BUS_ACCOUNTS } from '#messaging';
import { type SpecBus, specBus } from './spec-servers.js';

/** Somebody who may do anything, to look from outside. */
export const OPERATOR = 'operator';

/** A bus on which everybody may do what their account says, and nothing else. */
export interface AccountedBus extends SpecBus {
  readonly users: readonly string[];
  /** The address with the credentials of an account. */
  urlOf(user: string): string;
}

/** Starts such a bus. */
export async function accountedBus(): Promise<AccountedBus> {
  const operator = { user: OPERATOR, permissions: { publish: ['>'], subscribe: ['>'] } };
  const users = [...BUS_ACCOUNTS, operator].map((account) => ({ ...account, password: `of ${account.user}` }));
  const bus = await specBus({ users });
  const urlOf = (user: string) => `nats://${user}:of%20${user}@127.0.0.1:${bus.port}`;
  return { ...bus, users: users.map(({ user }) => user), urlOf };
}
