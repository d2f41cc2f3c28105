import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServiceName } from '#contracts';
import { openKeys } from '../../apps/muster/src/keys.js';
import { DataFolder } from '../../apps/muster/src/servers/index.js';
import { freePort } from '../support/free-port.js';
import type { Ground } from './ground.js';

/** A service that runs in a process of its own beside a Muster. */
export interface Alone {
  readonly pid: number;
  /** Where it serves HTTP, for the gateway. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts one more process of a service on the same bus and database, as `docker-compose.yml` would; resolves when it is ready. */
export async function startAlone(
  service: ServiceName,
  ground: Ground,
  { flags = [], more = {} }: { flags?: readonly string[]; more?: Readonly<Record<string, string>> } = {},
): Promise<Alone> {
  const keys = await openKeys(DataFolder.open(ground.muster.folder));
  const [port, healthPort] = [await freePort(), await freePort()];
  const database = new URL(ground.urls.mongodb);
  database.pathname = `/muster_${service}`;
  const env = {
    ...{ PATH: process.env.PATH, NATS_URL: ground.urls.nats, MONGODB_URL: database.href, LOG_LEVEL: 'warn' },
    ...{
      MUSTER_TRUSTED_KEYS: JSON.stringify(keys.trusted),
      MUSTER_SERVICE_KEY: JSON.stringify(keys.services[service]),
    },
    ...{ HEALTH_PORT: String(healthPort), ...(service === 'gateway' && { PORT: String(port) }) },
    // As the image has it.
    ...{ MALLOC_ARENA_MAX: '2' },
    ...more,
  };
  const args = ['--max-semi-space-size=2', `dist/apps/${service}/main.js`, ...flags];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ready = async () => (await fetch(`http://127.0.0.1:${healthPort}/health/ready`).catch(() => undefined))?.ok;
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error(`${service} did not start`);
    await new Promise((again) => setTimeout(again, 50));
  }
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { pid: child.pid!, address: `http://127.0.0.1:${port}`, stop };
}
