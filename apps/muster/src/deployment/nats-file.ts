import { busUsers } from '../accounts.js';
import { natsConfiguration } from '../servers/index.js';
import { VARIABLES } from './variables.js';

/** The configuration of a bus in a container: the same accounts and limits as of the one that `npm start` brings. */
export const deployedNatsConfiguration = (): string =>
  natsConfiguration({
    heading: 'Made from the code by `npm run nats-conf`: changes made here are lost.',
    host: '0.0.0.0',
    port: 4_222,
    // Only for the container's own check of its health.
    monitor: '127.0.0.1:8222',
    storeFolder: { variable: VARIABLES.natsStore },
    users: busUsers((account) => ({ variable: VARIABLES.natsPassword(account) })),
  });
