import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The version that docs/integrating.md names. */
export const NATS_CLI = 'github.com/nats-io/natscli/nats@v0.5.1';

/** The folder with the `nats` command, built by the Go of this machine at first: minutes, and kept between runs. */
export async function natsCli(): Promise<string> {
  const folder = resolve('node_modules/.cache/muster/go', NATS_CLI.split('@')[1]!);
  if (existsSync(join(folder, 'nats'))) return folder;
  await promisify(execFile)('go', ['install', NATS_CLI], { env: { ...process.env, GOBIN: folder } });
  return folder;
}
