import {
  assignRole,
  getBoard,
  listHoldings,
  openWorkstream,
  type PersonReference,
  registerPerson,
  releaseRole,
  shapeRole,
} from '#contracts';
import { connectBus, RequestClient } from '#messaging';
import { resolveTable } from '../../../apps/roles/src/accountability/resolve.js';
import type { Roster } from '../../../apps/roles/src/roster/roster.js';
import type { Ground } from '../ground.js';
import { closedLoop, type Figure, inMs, median, perSecond, quantile, timed } from '../measuring.js';

const EXPERT = 'subject-matter-expert';

/** Asks over the bus, as Ana. */
async function asking(ground: Ground) {
  const bus = await connectBus({ url: ground.urls.nats, name: 'bench' });
  return { client: new RequestClient(bus), sending: { token: ground.token }, end: () => bus.drain() };
}

type Asking = Awaited<ReturnType<typeof asking>>;

const email = (index: number) => `expert-${index}@example.org`;

async function register({ client, sending }: Asking, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await client.ask(registerPerson, { name: `Expert ${index}`, email: email(index) }, sending);
  }
}

/** An incident with 60 people, 40 roles and 12 workstreams. */
async function large(ground: Ground, { client, sending }: Asking): Promise<string> {
  const incident = await ground.declare();
  for (let index = 0; index < 12; index += 1) {
    await client.ask(openWorkstream, { incident, key: `stream-${index}`, name: `Stream ${index}` }, sending);
  }
  for (let index = 0; index < 32; index += 1) {
    const words = { en: `Role ${index}`, fr: `Rôle ${index}` };
    const duties = [{ duty: `duty-${index}`, name: { en: `Duty ${index}`, fr: `Tâche ${index}` } }];
    await client.ask(shapeRole, { incident, key: `role-${index}`, name: words, purpose: words, duties }, sending);
  }
  for (let index = 0; index < 59; index += 1) {
    const seat =
      index < 12
        ? { role: 'tech-lead', scope: `stream-${index}` }
        : index < 44
          ? { role: `role-${index - 12}` }
          : { role: EXPERT, scope: `stream-${index % 12}` };
    await client.ask(assignRole, { incident, ...seat, person: email(index) }, sending);
  }
  await ground.drained();
  return incident;
}

/** The board of a large incident over the bus, beside a read of a document with as many bytes; and its table, resolved. */
export async function largeBoard(ground: Ground, { samples = 400 } = {}): Promise<Figure[]> {
  const bench = await asking(ground);
  await register(bench, 60);
  const incident = await large(ground, bench);
  const board = () => bench.client.ask(getBoard, { incident }, bench.sending);
  const text = JSON.stringify((await board()).output);
  const documents = ground.database.db('raw').collection<{ _id: string; text: string }>('boards');
  await documents.insertOne({ _id: incident, text });
  const read = () => documents.findOne({ _id: incident });
  const [own, raw]: [number[], number[]] = [[], []];
  for (let sample = -50; sample < samples; sample += 1) {
    const took = [await timed(board), await timed(read)] as const;
    if (sample < 0) continue;
    own.push(took[0]);
    raw.push(took[1]);
  }
  await bench.end();
  const [mine, theirs] = [quantile(own, 0.99), quantile(raw, 0.99)];
  const stored = await ground.database
    .db('muster_roles')
    .collection('rosters')
    .findOne({ _id: incident as never });
  const roster = stored!.state as Roster;
  const resolved: number[] = [];
  for (let sample = -200; sample < 500; sample += 1) {
    const startedAt = performance.now();
    resolveTable(roster);
    if (sample >= 0) resolved.push(performance.now() - startedAt);
  }
  const table = median(resolved);
  return [
    {
      figure: 'board of 60 people, 40 roles, 12 workstreams: p99 over the bus, against a raw read of the same bytes',
      ...{ measured: `${inMs(mine)} (${(text.length / 1_024).toFixed(0)} KiB)`, raw: inMs(theirs) },
      ...{ value: `${(mine / theirs).toFixed(1)} times`, bar: 'within 5 times', met: mine / theirs <= 5 },
    },
    {
      figure: 'the whole accountability table of that roster, resolved',
      ...{ measured: inMs(table), raw: '', value: inMs(table), bar: 'under 1 ms', met: table < 1 },
    },
  ];
}

/** Roster commands on one incident by 32 callers, each of whom looks whether the answer is right. */
export async function rosterCommands(ground: Ground, { seconds = 10, callers = 32 } = {}): Promise<Figure> {
  const bench = await asking(ground);
  await register(bench, callers);
  const incident = await ground.declare();
  await ground.drained();
  const holds = new Set<number>();
  let wrong = 0;
  const { rate } = await closedLoop(callers, seconds, async (caller) => {
    const seat = { incident, role: EXPERT, person: email(caller) };
    const had = holds.delete(caller);
    const { output } = await bench.client.ask(had ? releaseRole : assignRole, seat, bench.sending);
    if (!had) holds.add(caller);
    const names = output.holders.map(({ person }) => person.name);
    if (names.includes(`Expert ${caller}`) === had) wrong += 1;
  });
  await ground.drained();
  await bench.end();
  return {
    figure: 'roster commands on one incident, 32 callers, every answer looked at',
    ...{ measured: `${perSecond(rate)}, ${wrong} wrong`, raw: '', value: perSecond(rate) },
    ...{ bar: 'at least 300/s, none wrong', met: rate >= 300 && wrong === 0 },
  };
}

/** What a person holds, among 5,000 people and 500 open incidents, beside a raw read by the same index. */
export async function holdingsOfOne(ground: Ground, { samples = 300 } = {}): Promise<Figure> {
  const bench = await asking(ground);
  await register(bench, 1);
  const incident = await ground.declare();
  await bench.client.ask(assignRole, { incident, role: EXPERT, person: email(0) }, bench.sending);
  await ground.drained();
  const rosters = ground.database.db('muster_roles').collection<{ _id: string }>('rosters');
  const { state, ...rest } = (await rosters.findOne({ _id: incident })) as never as { state: Roster };
  const [manager, held] = state.holdings;
  const copies = Array.from({ length: 500 }, (_, copy) => {
    const id = `INC-9${String(copy).padStart(4, '0')}`;
    const others = Array.from({ length: 10 }, (_two, index): PersonReference => {
      const number = copy * 10 + index;
      return { id: `p-${number.toString(36).padStart(16, '0')}`, name: `Person ${number}` };
    });
    const holdings = [
      manager!,
      ...others.map((person) => ({ ...held!, person })),
      ...(copy % 100 === 0 ? [held!] : []),
    ];
    return { ...rest, _id: id, state: { ...state, incident: id, holdings } };
  });
  await rosters.insertMany(copies as never);
  const person = held!.person.id;
  const asked = () => bench.client.ask(listHoldings, { person }, bench.sending);
  const read = () => rosters.find({ 'state.holdings.person.id': person } as never).toArray();
  const [own, raw]: [number[], number[]] = [[], []];
  for (let sample = -50; sample < samples; sample += 1) {
    const took = [await timed(asked), await timed(read)] as const;
    if (sample < 0) continue;
    own.push(took[0]);
    raw.push(took[1]);
  }
  await bench.end();
  const [mine, theirs] = [median(own), median(raw)];
  return {
    figure:
      'what a person holds, among 5,000 people and 500 open incidents: p50 over the bus, against a raw indexed read',
    ...{ measured: inMs(mine), raw: inMs(theirs), value: `${(mine / theirs).toFixed(1)} times` },
    ...{ bar: 'within 3 times', met: mine / theirs <= 3 },
  };
}
