import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type ComposeService, composeServices } from './compose-file.js';
import { ComposeServer } from './compose-servers.js';

/** A program's command line and environment, ready to be run on this machine. */
export interface Localized {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * docker-compose.yml on this machine: secrets made by the command that makes them, servers started as the file says, the
 * database prepared. Services are for whoever uses it to start.
 */
export class Deployment {
  private constructor(
    /** All that `npm run secrets` made. */
    readonly secrets: Readonly<Record<string, string>>,
    private readonly services: Readonly<Record<string, ComposeService>>,
    readonly nats: ComposeServer,
    readonly mongod: ComposeServer,
  ) {}

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<Deployment> {
    const secrets = newSecrets();
    const services = composeServices({ ...secrets, ...settings });
    const nats = await ComposeServer.nats(services.nats!);
    const mongod = await ComposeServer.mongod(services.mongod!);
    const deployment = new Deployment(secrets, services, nats, mongod);
    const { status, stderr } = deployment.run('prepare');
    if (status === 0) return deployment;
    await deployment.close();
    throw new Error(`prepare ended with ${status}: ${stderr}`);
  }

  /** How many of a service the file asks for. */
  replicasOf(service: string): number {
    return this.services[service]!.deploy?.replicas ?? 1;
  }

  /** How a service is run here: as in its container, but that it finds the servers on this machine. */
  localized(service: string): Localized {
    const { command, environment } = this.services[service]!;
    const [node, ...args] = command;
    if (node !== 'node') throw new Error(`${service} is not run by node`);
    const hosts = { 'nats:4222': this.nats.port, 'mongod:27017': this.mongod.port };
    const env = Object.entries(environment).map(([name, value]) => [name, withLocalHosts(value, hosts)]);
    return { args, env: Object.fromEntries(env) };
  }

  /** Runs a service that ends by itself, to its end. */
  run(service: string, more: Readonly<Record<string, string>> = {}) {
    const { args, env } = this.localized(service);
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...env, ...more } });
  }

  /** Runs another program in the surroundings of a service, as `docker compose exec <service> node …` does. */
  exec(service: string, ...args: readonly string[]) {
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: this.localized(service).env });
  }

  async close(): Promise<void> {
    await Promise.all([this.nats.stop(), this.mongod.stop()]);
  }
}

const withLocalHosts = (value: string, hosts: Readonly<Record<string, number>>): string =>
  Object.entries(hosts).reduce((text, [host, port]) => text.replaceAll(host, `127.0.0.1:${port}`), value);

function newSecrets(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-secrets-'));
  try {
    const file = join(folder, '.env');
    execFileSync(process.execPath, ['dist/apps/muster/secrets.js', file], { env: {} });
    return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
