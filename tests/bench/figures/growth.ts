import type { mongo } from 'mongoose';
import { assignRole, registerPerson, releaseRole } from '#contracts';
import { connectBus, RequestClient } from '#messaging';
import type { Ground } from '../ground.js';
import { type Figure, inMs, median, timed } from '../measuring.js';

const SIZES = [10, 1_000, 100_000];
const SAMPLES = 60;
const BULK = 5_000;

/** Fills the stores up to so many incidents, each with its roster, record and log, as copies of one that was declared. */
async function fill({ database }: Ground, upTo: number): Promise<void> {
  const kept = [
    ['muster_incidents', 'incidents'],
    ['muster_incidents', 'event_log'],
    ['muster_incidents', 'accountability'],
    ['muster_roles', 'rosters'],
    ['muster_roles', 'event_log'],
    ['muster_timeline', 'entries'],
    ['muster_timeline', 'accountability'],
  ] as const;
  const present = await database.db('muster_incidents').collection('incidents').countDocuments();
  for (const [db, name] of kept) {
    const collection = database.db(db).collection(name);
    const [sample] = await collection
      .find({ _id: { $ne: 'x' as never } })
      .limit(1)
      .toArray();
    for (let from = present; from < upTo; from += BULK) {
      const copies = Array.from({ length: Math.min(BULK, upTo - from) }, (_, index) => copyOf(sample!, from + index));
      await collection.insertMany(copies, { ordered: false });
    }
  }
}

/** The same with an incident and ids of its own, spread over the last year. */
function copyOf(sample: mongo.Document, index: number): mongo.Document {
  const id = `INC-9${String(index).padStart(7, '0')}`;
  const own = JSON.stringify(sample).replaceAll(/INC-\d+/g, id);
  const { _id, state, at, ...rest } = JSON.parse(own) as mongo.Document;
  const declaredAt = new Date(Date.now() - (index + 1) * 300_000).toISOString();
  return {
    ...rest,
    _id: String(_id).startsWith('INC-') ? id : crypto.randomUUID(),
    ...(at && { at: new Date(at) }),
    ...(state && { state: { ...state, ...(state.declaredAt && { declaredAt }) } }),
  };
}

const declareP50 = async (ground: Ground): Promise<number> => {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    samples.push(await timed(() => ground.declare()));
    await ground.drained();
  }
  return median(samples);
};

/** A declare among more and more incidents. */
export async function declareAmongMany(ground: Ground): Promise<Figure> {
  await ground.declare();
  await ground.drained();
  await declareP50(ground);
  const p50s: number[] = [];
  for (const size of SIZES) {
    await fill(ground, size);
    p50s.push(await declareP50(ground));
  }
  const growth = Math.max(...p50s) / p50s[0]!;
  return {
    figure: `growth: declare with ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} incidents stored`,
    measured: `p50 ${p50s.map(inMs).join(', ')}`,
    ...{ raw: '', value: `${growth.toFixed(2)} times`, bar: 'within 1.3 times', met: growth <= 1.3 },
  };
}

/** A role given and released on a roster with few and one with many holdings, in turn. */
export async function rosterGrowth(ground: Ground, { rounds = 5 } = {}): Promise<Figure> {
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  const client = new RequestClient(bus);
  const sending = { token: ground.token };
  const email = (index: number) => `expert-${index}@example.org`;
  const seat = (incident: string, index: number) => ({ incident, role: 'subject-matter-expert', person: email(index) });
  for (let index = 0; index < 60; index += 1) {
    await client.ask(registerPerson, { name: `Expert ${index}`, email: email(index) }, sending);
  }
  const withHoldings = async (count: number): Promise<string> => {
    const incident = await ground.declare();
    // The manager's own is one of them, and the one that is measured another.
    for (let index = 0; index < count - 2; index += 1) await client.ask(assignRole, seat(incident, index), sending);
    await ground.drained();
    return incident;
  };
  const [small, large] = [await withHoldings(5), await withHoldings(60)];
  const once = async (incident: string): Promise<number> => {
    const took = await timed(() => client.ask(assignRole, seat(incident, 59), sending));
    await client.ask(releaseRole, seat(incident, 59), sending);
    await ground.drained();
    return took;
  };
  const medians: { few: number; many: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [few, many]: [number[], number[]] = [[], []];
    for (let sample = 0; sample < SAMPLES / 2; sample += 1) {
      few.push(await once(small));
      many.push(await once(large));
    }
    // The first round warms up.
    if (round > 0) medians.push({ few: median(few), many: median(many) });
  }
  await bus.drain();
  const growth = median(medians.map(({ few, many }) => many / few));
  const p50 = (side: 'few' | 'many') => inMs(median(medians.map((one) => one[side])));
  return {
    figure: 'growth: assign-role with 5 and with 60 holdings',
    ...{ measured: `p50 ${p50('few')}, ${p50('many')}`, raw: '', value: `${growth.toFixed(2)} times` },
    ...{ bar: 'within 1.3 times', met: growth <= 1.3 },
  };
}
