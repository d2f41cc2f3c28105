import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { startAlone } from '../alone.js';
import type { Ground } from '../ground.js';
import { type Figure, inMs, paced, quantile } from '../measuring.js';
import { cpuSeconds } from '../processes.js';

/** Opens a feed; calls back with the age of each note that arrives, from the instant it was decided. Resolves when it is live. */
async function follow(
  address: string,
  ground: Ground,
  incident: string,
  onNote: (ageMs: number) => void,
): Promise<() => void> {
  const abort = new AbortController();
  const headers = { authorization: `Bearer ${ground.token}` };
  const response = await fetch(`${address}/v1/incidents/${incident}/feed`, { headers, signal: abort.signal });
  let live = () => {};
  const isLive = new Promise<void>((resolve) => {
    live = resolve;
  });
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'muster.feed.live') live();
      if (event?.includes('note-added')) onNote(Date.now() - Date.parse(JSON.parse(data).time));
    },
  });
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) parser.feed(decoder.decode(chunk, { stream: true }));
  };
  void read().catch(() => {});
  await isLive;
  return () => abort.abort();
}

const addNote = (ground: Ground, incident: string) =>
  ground.ask('POST', `/v1/incidents/${incident}/timeline`, { text: 'Replication lags behind by four minutes.' });

/** From the decision on an event to its arrival at a client, the commit included. */
export async function commitToFeed(ground: Ground, { rate = 200, seconds = 10 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  const ages: number[] = [];
  const leave = await follow(ground.muster.address, ground, incident, (age) => ages.push(age));
  await paced(rate, 2, () => addNote(ground, incident));
  ages.length = 0;
  await paced(rate, seconds, () => addNote(ground, incident));
  await sleep(500);
  leave();
  const p99 = quantile(ages, 0.99);
  return {
    figure: `commit to live feed, ${rate} events a second`,
    ...{ measured: `p50 ${inMs(quantile(ages, 0.5))}, p99 ${inMs(p99)}`, raw: '', value: inMs(p99) },
    ...{ bar: 'p99 under 100 ms', met: p99 < 100 && ages.length >= rate * seconds * 0.99 },
  };
}

/** Many who follow the same incident, at a gateway of its own. */
export async function manyFeeds(ground: Ground, { feeds = 50, rate = 50, seconds = 10 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  const gateway = await startAlone('gateway', ground);
  const ages: number[] = [];
  const leaves: (() => void)[] = [];
  for (let index = 0; index < feeds; index += 1) {
    leaves.push(await follow(gateway.address, ground, incident, (age) => ages.push(age)));
  }
  await paced(rate, 2, () => addNote(ground, incident));
  ages.length = 0;
  const before = cpuSeconds(gateway.pid);
  await paced(rate, seconds, () => addNote(ground, incident));
  const cpu = (cpuSeconds(gateway.pid) - before) / seconds;
  await sleep(500);
  for (const leave of leaves) leave();
  await gateway.stop();
  const p95 = quantile(ages, 0.95);
  return {
    figure: `${feeds} feeds on one incident, ${rate} events a second`,
    measured: `p95 ${inMs(p95)}, gateway CPU ${(cpu * 100).toFixed(0)} % of a core`,
    ...{ raw: '', value: inMs(p95), bar: 'p95 under 300 ms' },
    met: p95 < 300 && ages.length >= feeds * rate * seconds * 0.99,
  };
}
