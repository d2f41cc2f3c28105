import { DURABLE } from '#persistence';
import type { Ground } from '../ground.js';
import { closedLoop, type Figure, inMs, median, perSecond, timed } from '../measuring.js';

const CLIENTS = 32;

/** One client that waits after each: a declare over HTTP against a raw insert of the same document with the same write concern. */
export async function declareLatency(ground: Ground, { rounds = 5, samples = 60 } = {}): Promise<Figure> {
  const next = await ground.likeAnIncident();
  const [raws, declares]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const [raw, declare]: [number[], number[]] = [[], []];
    for (let sample = 0; sample < samples; sample += 1) {
      raw.push(await timed(() => ground.raw.inserts.insertOne(next(), DURABLE)));
      declare.push(await timed(() => ground.declare()));
      await ground.drained();
    }
    raws.push(median(raw));
    declares.push(median(declare));
  }
  const ratio = median(declares.map((value, round) => value / raws[round]!));
  return {
    figure: 'declare, accepted: p50, 1 client',
    ...{ measured: inMs(median(declares)), raw: inMs(median(raws)), value: `${ratio.toFixed(2)} times` },
    ...{ bar: 'at most 2.5 times', met: ratio <= 2.5 },
  };
}

/** 32 clients in closed loops, then the wait until all is drained; against as many that insert and publish. And the CPU of one. */
export async function declareSustained(ground: Ground, { rounds = 3, seconds = 8 } = {}): Promise<Figure[]> {
  const next = await ground.likeAnIncident();
  const payload = Buffer.from(JSON.stringify(next()));
  const runs: { raw: number; declares: number; lagMs: number; cpuMs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { rate: raw } = await closedLoop(CLIENTS, seconds, async () => {
      const document = next();
      await ground.raw.inserts.insertOne(document, DURABLE);
      await ground.raw.stream.publish('raw.event', payload, { msgID: String(document._id) });
    });
    const cpuBefore = ground.cpu();
    const { rate, done } = await closedLoop(CLIENTS, seconds, () => ground.declare());
    const lagMs = await ground.drained();
    runs.push({ raw, declares: rate, lagMs, cpuMs: ((ground.cpu() - cpuBefore) * 1_000) / done });
  }
  const of = (field: keyof (typeof runs)[number]) => median(runs.map((run) => run[field]));
  const ratio = median(runs.map(({ declares, raw }) => declares / raw));
  const lag = Math.max(...runs.map(({ lagMs }) => lagMs));
  return [
    {
      figure: 'declare, sustained: accepted and drained, 32 clients',
      measured: `${perSecond(of('declares'))}, lag 0 after ${inMs(lag)}`,
      ...{ raw: perSecond(of('raw')), value: ratio.toFixed(2) },
      ...{ bar: 'at least 0.25, lag 0 within 2 s', met: ratio >= 0.25 && lag <= 2_000 },
    },
    {
      figure: 'CPU for one drained declare, all processes',
      ...{ measured: `${of('cpuMs').toFixed(1)} ms`, raw: '', value: `${of('cpuMs').toFixed(1)} ms` },
      ...{ bar: 'at most 8 ms', met: of('cpuMs') <= 8 },
    },
  ];
}
