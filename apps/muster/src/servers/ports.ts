import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { DataFolder } from './data-folder.js';

/** Every server here listens on loopback only. */
export const HOST = '127.0.0.1';

const FILE = 'ports.json';

/**
 * The port of a server: the wanted one, else the one it had before when that is free, else a free one; remembered in the folder.
 * @throws when the wanted port is taken
 */
export async function keptPort(folder: DataFolder, server: string, wanted?: number): Promise<number> {
  const before = folder.readJson<Record<string, number>>(FILE)?.[server];
  if (wanted !== undefined && !(await isFree(wanted))) throw new Error(`port ${wanted} for ${server} is taken`);
  const port = wanted ?? (before !== undefined && (await isFree(before)) ? before : await freePort());
  folder.writeJson(FILE, { ...folder.readJson<Record<string, number>>(FILE), [server]: port });
  return port;
}

/** Whether somebody could listen on the loopback port now. */
export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host: HOST, exclusive: true });
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    if (probe.listening) await new Promise((closed) => probe.close(closed));
  }
}

/**
 * A port that nobody uses now, below 32,768, where systems begin to hand out ports for outgoing connections: those could
 * take it while a server restarts.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port between 20000 and 32000');
}
