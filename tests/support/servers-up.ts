import { registerHooks } from 'node:module';
import { join } from 'node:path';

/** What the start hands to the end of a run: both happen in Jest's own process. */
export interface SharedServers {
  stopSpecServers?: () => Promise<void>;
}

/** Where downloaded servers stay between runs. */
const CACHE = join(process.cwd(), 'node_modules/.cache/muster/bin');

/**
 * Jest's global set-up: finds both binaries and starts the one mongod that all specs share. Specs find them by the environment
 * variables SPEC_MONGODB_URL, SPEC_MONGOD and SPEC_NATS_SERVER.
 */
export default async function serversUp(): Promise<void> {
  // outside of specs Jest compiles TypeScript but does not know that a file imported as .js is written as .ts
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const own = /^\.{1,2}\//.test(specifier) && context.parentURL?.endsWith('.ts');
      return next(own ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
  });
  const { findMongod, findNatsServer, startMongod } = await import('../../apps/muster/src/servers/index.js');
  const { guardedFolder } = await import('./guarded-folder.js');
  hooks.deregister();

  const log = (line: string) => process.stderr.write(`${line}\n`);
  process.env.SPEC_NATS_SERVER = await findNatsServer({ cache: CACHE, log });
  const binary = await findMongod({ cache: CACHE, log });
  process.env.SPEC_MONGOD = binary;

  const { folder, watch, remove } = guardedFolder();
  const mongod = await startMongod({ binary, dataFolder: folder, log, onPid: watch });
  process.env.SPEC_MONGODB_URL = mongod.urlFor();
  (globalThis as SharedServers).stopSpecServers = async () => {
    await mongod.stop();
    await remove();
  };
}
