import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES } from '#contracts';
import { startAlone } from '../alone.js';
import type { Ground } from '../ground.js';
import type { Figure } from '../measuring.js';
import { residentMiB } from '../processes.js';

const IDLE_MS = 10_000;

/** What is resident ten seconds after the start, with nothing to do. */
export async function memoryIdle(ground: Ground): Promise<Figure[]> {
  await sleep(IDLE_MS);
  const all = residentMiB(ground.muster.pid);
  const alone: [string, number][] = [];
  for (const service of SERVICES) {
    const started = await startAlone(service, ground);
    await sleep(IDLE_MS);
    alone.push([service, residentMiB(started.pid)]);
    await started.stop();
  }
  const most = Math.max(...alone.map(([, memory]) => memory));
  return [
    {
      figure: 'memory idle: each service alone',
      measured: alone.map(([service, memory]) => `${service} ${memory.toFixed(0)}`).join(', '),
      ...{ raw: '', value: `${most.toFixed(0)} MiB`, bar: 'at most 130 MiB', met: most <= 130 },
    },
    {
      figure: 'memory idle: all in one process',
      ...{ measured: `${all.toFixed(0)} MiB`, raw: '', value: `${all.toFixed(0)} MiB` },
      ...{ bar: 'at most 180 MiB', met: all <= 180 },
    },
  ];
}
