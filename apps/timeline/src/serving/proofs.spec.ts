import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { addNote, correctEntry, entryCorrected, getProof, markEntry } from '#contracts';
import { ServiceUnderTest } from '../../../../tests/support/service-under-test.js';
import { contentAt } from '../chain/given-chain.js';
import type { Line } from '../chain/line.js';
import { RecordFollower } from './record-follower.controller.js';
import { TimelineModule } from './timeline.module.js';

const CHANGES = process.env.PROVE ? 10_000 : 1_000;

let service: ServiceUnderTest;
let lines: mongo.Collection<Line>;

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', TimelineModule);
  // Whoever tampers waits for no disk.
  lines = service.parts.connection.db!.collection<Line>('lines', { writeConcern: { w: 1, j: false } });
  const follower = service.app.get(RecordFollower, { strict: false });
  for (const incident of ['INC-1', 'INC-2']) {
    await service.parts.authority.copy.keep({
      ...{ incident, sequence: 1, table: [], manager: 'p-ana', restricted: false, sees: [] },
    });
    for (let sequence = 1; sequence <= 20; sequence += 1) {
      const { event } = contentAt(sequence, { id: randomUUID(), incident, subject: incident });
      await follower.record(event, { subject: `muster.evt.${incident}.roles.role-released` });
    }
    const notes = [];
    for (const text of ['one', 'two', 'three']) {
      notes.push(await service.ask(addNote, { incident, text, tags: ['db'] }));
    }
    const entry = notes[1]!.id;
    await service.ask(correctEntry, { incident, entry, text: 'TWO', reason: 'a slip' });
    await service.ask(markEntry, { incident, entry, key: true });
    await service.ask(correctEntry, { incident, entry, kind: 'decision', tags: [], reason: 'it was one' });
  }
}, 60_000);

afterAll(() => service?.stop());

const prove = (incident = 'INC-1') => service.ask(getProof, { incident });
const chain = () => lines.find({ incident: 'INC-1' }).sort({ position: 1 }).toArray();

const any = (below: number): number => Math.floor(Math.random() * below);
const pick = <Value>(all: readonly Value[]): Value => all[any(all.length)]!;
const scribble = () =>
  Math.random()
    .toString(36)
    .slice(2, 3 + any(8));

/** The paths of everything in a document that is no object. */
const leaves = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => leaves(member, path ? `${path}.${name}` : name))
    : [path];

const valueAt = (document: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], document);

const otherThan = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1 + any(3);
  if (typeof value === 'string' && /^\d{4}-/.test(value))
    return new Date(Date.parse(value) + 1 + any(1e9)).toISOString();
  return typeof value === 'string' && value.length > 1 && any(2) ? value.slice(1) : `${value}${scribble()}`;
};

/** Somebody's hand in the database: what they did, where it must show first, by position or by id. */
type Tampering = (all: readonly Line[]) => Promise<{ did: string; at: number; entry?: string }>;

const set = (_id: string, path: string, value: unknown) =>
  lines.updateOne({ _id }, { $set: { [path]: value } as never });

const HANDS: readonly Tampering[] = [
  async function anyField(all) {
    const line = pick(all);
    // The place of a line is swapped or taken below: two lines cannot have one.
    const path = pick(leaves(line).filter((one) => !['_id', 'position', 'incident'].includes(one)));
    await set(line._id, path, otherThan(valueAt(line, path)));
    return { did: `${path} of ${line.position}`, at: line.position };
  },
  async function words(all) {
    const line = pick(all);
    await set(line._id, 'event.data.words', scribble());
    return { did: `words of ${line.position}`, at: line.position };
  },
  async function time(all) {
    const line = pick(all);
    await set(line._id, pick(['event.time', 'shown.occurredAt']), new Date(any(2e12)).toISOString());
    return { did: `time of ${line.position}`, at: line.position };
  },
  async function fieldMore(all) {
    const line = pick(all);
    await set(line._id, pick(['event.data.more', 'event.more', 'shown.more']), scribble());
    return { did: `a further field of ${line.position}`, at: line.position };
  },
  async function order(all) {
    const [one, other] = [pick(all), pick(all)];
    if (one._id === other._id) return order(all);
    await set(one._id, 'position', -1);
    await set(other._id, 'position', one.position);
    await set(one._id, 'position', other.position);
    return { did: `${one.position} for ${other.position}`, at: Math.min(one.position, other.position) };
  },
  async function missing(all) {
    const { _id, position } = pick(all);
    await lines.deleteOne({ _id });
    return { did: `${position} is gone`, at: position };
  },
  async function cutOff(all) {
    const position = 2 + any(all.length - 2);
    await lines.deleteMany({ incident: 'INC-1', position: { $gt: position } });
    return { did: `all after ${position} are gone`, at: position + 1 };
  },
  async function added(all) {
    const line = pick(all);
    const last = all.at(-1)!.position;
    const position = pick([null, -1, 0.5 + any(last), last + 1, last + 7]) as number;
    const _id = randomUUID();
    await lines.insertOne({ ...line, _id, position });
    const at = position === null || position < 1 ? 1 : position > last ? last + 1 : Math.ceil(position);
    return { did: `a row at ${position}`, at, entry: _id };
  },
  async function elsewhere(all) {
    const { _id, position } = pick(all);
    await lines.updateOne({ _id }, { $set: { incident: 'INC-3' } });
    return { did: `${position} is in another incident`, at: position };
  },
  async function otherId(all) {
    const { _id, ...line } = pick(all);
    await lines.deleteOne({ _id });
    await lines.insertOne({ ...line, _id: randomUUID() });
    return { did: `${line.position} has another id`, at: line.position };
  },
];

/** Makes the record what it was: only what was touched is written. */
async function undo(all: readonly Line[]): Promise<void> {
  const there = await lines.find({ incident: { $in: ['INC-1', 'INC-3'] } }).toArray();
  const before = new Map(all.map((line) => [line._id, JSON.stringify(line)]));
  const touched = there.filter((line) => JSON.stringify(line) !== before.get(line._id)).map(({ _id }) => _id);
  if (touched.length > 0) await lines.deleteMany({ _id: { $in: touched } });
  const kept = new Set(there.map(({ _id }) => _id).filter((id) => !touched.includes(id)));
  const lost = all.filter(({ _id }) => !kept.has(_id));
  if (lost.length > 0) await lines.insertMany(lost as never);
}

describe('the proof', () => {
  it('says intact, with the head that stands for all of it, of a record that nobody touched', async () => {
    const { head, position } = (await chain()).at(-1)!;
    expect(await prove()).toMatchObject({ intact: true, length: position, head, redacted: 0, fault: null });
    expect(position).toBe(26);
  });

  it(`finds every one of ${CHANGES} changes made in the database, and names the first entry that is not intact`, async () => {
    const all = await chain();
    const unnamed: unknown[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      const { did, at, entry } = await HANDS[change % HANDS.length]!(all);
      const { intact, fault } = await prove();
      const named = fault && (fault.entry === (entry ?? all[at - 1]?._id) || fault.position === at);
      if (intact || !named) unnamed.push({ did, at, fault });
      await undo(all);
    }
    expect(unnamed).toEqual([]);
    expect(await prove()).toMatchObject({ intact: true });
  }, 600_000);

  it('names the correction, and not its entry, when somebody hides it from its entry', async () => {
    const all = await chain();
    const correction = all.find(({ event }) => event.type === entryCorrected.type)!;
    await set(correction._id, 'shown.about', all[0]!._id);
    expect(await prove()).toMatchObject({ intact: false, fault: { fault: 'shown-otherwise', entry: correction._id } });
    await undo(all);
  });

  it('of one record knows nothing of another', async () => {
    const [line] = await lines.find({ incident: 'INC-2' }).limit(1).toArray();
    await set(line!._id, 'event.data.words', 'other');
    expect(await prove('INC-1')).toMatchObject({ intact: true });
    expect(await prove('INC-2')).toMatchObject({ intact: false, fault: { fault: 'changed', entry: line!._id } });
  });
});
