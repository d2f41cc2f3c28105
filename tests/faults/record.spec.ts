import { setTimeout as wait } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { type Connection, createConnection } from 'mongoose';
import type { Envelope } from '#contracts';
import { type Bus, connectBus } from '#messaging';
import type { Line } from '../../apps/timeline/src/chain/line.js';
import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { eventually, patiently } from '../support/patient.js';
import { rosterEvent } from '../support/roster-event.js';

const EVENTS = 5_000;
const INCIDENTS = 8;
const AT_ONCE = 64;

let fleet: Fleet;
let ana: Api;
let stored: Connection;
let bus: Bus;

beforeAll(async () => {
  fleet = await Fleet.start();
  ana = await fleet.as('ana@example.org');
  await patiently(() => ana.get('/v1/roles'));
  stored = await createConnection(fleet.database('timeline')).asPromise();
  bus = await connectBus({ url: fleet.deployment.localized('roles').env.NATS_URL!, name: 'roles' });
}, 90_000);

afterAll(async () => {
  await bus?.drain();
  await stored?.close();
  await fleet?.remove();
});

async function declare(title: string): Promise<string> {
  const once = { 'idempotency-key': title.replaceAll(/\W+/g, '-') };
  const declared = await patiently(() => ana.post('/v1/incidents', { title, severity: 'SEV4' }, once));
  expect(declared).toMatchObject({ status: 201 });
  return declared.body.id;
}

const eventOf = (incident: string, sequence: number) => rosterEvent('role-acknowledged', incident, sequence);

/** Publishes them as their service would, so many at once, and does `harm` again and again meanwhile. */
async function publish(events: readonly Envelope[], harm: readonly Harm[]): Promise<void> {
  const stream = jetstream(bus.connection);
  const left = events.values();
  const every = Math.floor(events.length / (harm.length + 1));
  let sent = 0;
  let harming: Promise<void> = Promise.resolve();
  const send = async () => {
    for (const event of left) {
      const subject = `muster.evt.${event.incident}.roles.role-acknowledged`;
      await stream.publish(subject, JSON.stringify(event), { msgID: event.id, retries: 20 });
      sent += 1;
      const next = sent % every === 0 ? harm[sent / every - 1] : undefined;
      if (next) harming = harming.then(next);
      // About as fast as it can be taken in: some of it is under way whenever somebody dies.
      await wait(1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  await harming;
}

const linesOf = (incident: string) =>
  stored.db!.collection<Line>('lines').find({ incident }).sort({ position: 1 }).toArray();

async function isWhole(incidents: readonly string[], events: readonly Envelope[]): Promise<void> {
  const ids = events.map(({ id }) => id);
  const taken = () => stored.db!.collection<Line>('lines').countDocuments({ _id: { $in: ids } });
  expect(await eventually(taken, (count) => count === events.length)).toBe(events.length);
  for (const incident of incidents) {
    const lines = await linesOf(incident);
    // No gap and no double: every place is taken once, by an event of its own.
    expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => index + 1));
    expect(new Set(lines.map(({ event }) => event.id)).size).toBe(lines.length);
    const { body } = await patiently(() => ana.get(`/v1/incidents/${incident}/timeline/proof`));
    expect(body).toMatchObject({ intact: true, fault: null });
    expect(body.length).toBeGreaterThanOrEqual(events.length / incidents.length);
  }
}

type Harm = () => Promise<void> | void;

const crash =
  (name: string): Harm =>
  () =>
    fleet.crash(name);
const database: Harm = () => fleet.crashServer('mongod');

const AT_NIGHT: readonly [string, readonly Harm[]][] = [
  ['of the record, five times', Array.from({ length: 5 }, () => crash('timeline'))],
  ['of one and the other of two replicas', ['timeline', 'timeline-2', 'timeline', 'timeline-2'].map(crash)],
];
const ALWAYS: readonly [string, readonly Harm[]][] = [
  ['of two replicas in turn, and of the database', [crash('timeline'), database, crash('timeline-2')]],
];

describe(`kill -9 in the middle of ${EVENTS} events leaves no gap and no double in any chain`, () => {
  it.each(process.env.PROVE ? [...AT_NIGHT, ...ALWAYS] : ALWAYS)(
    '%s',
    async (what, harm) => {
      if (what !== AT_NIGHT[0]![0] && !fleet.names.includes('timeline-2')) await fleet.add('timeline', 'timeline-2');
      const incidents = await Promise.all(Array.from({ length: INCIDENTS }, (_, index) => declare(`${what} ${index}`)));
      const events = Array.from({ length: EVENTS }, (_, index) =>
        eventOf(incidents[index % INCIDENTS]!, 1_000 + Math.floor(index / INCIDENTS)),
      );
      await publish(events, harm);
      await isWhole(incidents, events);
    },
    180_000,
  );
});
