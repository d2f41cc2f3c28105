import { randomUUID } from 'node:crypto';
import { type Envelope, exportRecord, noteAdded } from '#contracts';
import { append, emptyHead, headOf } from '../../../apps/timeline/src/chain/append.js';
import type { Content, Line } from '../../../apps/timeline/src/chain/line.js';
import { ChainVerifier } from '../../../apps/timeline/src/chain/verify-chain.js';
import type { Ground } from '../ground.js';
import { type Figure, median, perSecond, timed } from '../measuring.js';
import { residentMiB } from '../processes.js';

const LOOK_EVERY_MS = 20;
const FORMS = ['application/json', 'text/html', 'text/markdown', 'text/csv'] as const;

/** A note of ordinary size, with more about it where that is wished. */
export function noteIn(incident: string, index: number, more: object = {}): Content {
  const time = new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString();
  const event: Envelope = {
    ...{
      specversion: '1.0',
      id: randomUUID(),
      source: '/muster/timeline',
      type: noteAdded.type,
      subject: randomUUID(),
    },
    ...{ time, datacontenttype: 'application/json', incident, sequence: 1, actor: 'p-ana', actorname: 'Ana' },
    correlationid: randomUUID(),
    data: {
      incident,
      restricted: false,
      text: `Replication lags **${index}** seconds. ${'Why? '.repeat(40)}`,
      occurredAt: time,
      ...more,
    },
  };
  return { incident, restricted: false, event };
}

/** Puts a record of so many further notes where the timeline keeps it. */
export async function fill(ground: Ground, incident: string, count: number, note = noteIn): Promise<void> {
  const database = ground.database.db('muster_timeline');
  const [last] = await database.collection<Line>('lines').find({ incident }).sort({ position: -1 }).limit(1).toArray();
  const head = last ? headOf(last) : emptyHead(incident);
  const lines = append(
    head,
    Array.from({ length: count }, (_, index) => note(incident, index)),
  );
  await database.collection<Line>('lines').insertMany(lines);
}

/** What is resident at most while the whole record is read, and how many bytes it is. */
async function whileReading(ground: Ground, path: string, accept: string) {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentMiB(ground.muster.pid));
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const headers = { authorization: `Bearer ${ground.token}`, accept };
  const { body, statusCode } = await ground.http.request({ method: 'GET', path, headers });
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length;
  clearInterval(looking);
  look();
  return { most, bytes };
}

/** Exports of a record of 10,000 entries: memory above what is idle, in each form. */
export async function exportMemory(ground: Ground, { entries = 10_000 } = {}): Promise<Figure> {
  const incident = await ground.declare();
  await ground.drained();
  await fill(ground, incident, entries);
  const idle = residentMiB(ground.muster.pid);
  const told: string[] = [];
  let above = 0;
  for (const form of FORMS) {
    const isWhole = form === 'application/json';
    const path = isWhole
      ? exportRecord.http!.path.replace('{incident}', incident)
      : `/v1/incidents/${incident}/timeline`;
    const elapsed = performance.now();
    const { most, bytes } = await whileReading(ground, path, form);
    const seconds = (performance.now() - elapsed) / 1_000;
    above = Math.max(above, most - idle);
    told.push(
      `${form} ${(bytes / 2 ** 20).toFixed(0)} MiB in ${seconds.toFixed(1)} s: +${(most - idle).toFixed(0)} MiB`,
    );
  }
  return {
    figure: 'export of 10,000 entries, one form after the other: memory above idle',
    ...{ measured: told.join('; '), raw: '', value: `${above.toFixed(0)} MiB` },
    ...{ bar: 'at most 50 MiB', met: above <= 50 },
  };
}

/** How many lines of ordinary size are verified a second, in one process. */
export async function verification(_ground: Ground, { entries = 20_000, rounds = 5 } = {}): Promise<Figure> {
  const lines = append(
    emptyHead('INC-1'),
    Array.from({ length: entries }, (_, index) => noteIn('INC-1', index)),
  );
  const proven = lines.map((line) => {
    const { incident, restricted, event } = line;
    return { ...line, content: { incident, restricted, event } };
  });
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const verifier = new ChainVerifier('INC-1');
    const elapsed = await timed(async () => {
      for (const line of proven) if (verifier.take(line)) throw new Error('the chain is not intact');
    });
    rates.push((entries * 1_000) / elapsed);
  }
  const rate = median(rates);
  const size = Buffer.byteLength(JSON.stringify(proven[0]!.content));
  return {
    figure: `verification of a chain of 20,000 lines (${size} bytes each)`,
    ...{ measured: perSecond(rate), raw: '', value: perSecond(rate) },
    ...{ bar: 'at least 50000/s', met: rate >= 50_000 },
  };
}
