import { connect, type NatsConnection } from '@nats-io/transport-node';
import { type Connection, createConnection } from 'mongoose';
import type { StoredDelivery } from '../../apps/communications/src/delivery/delivery.js';
import { Fleet } from '../support/fleet.js';
import { MailServer } from '../support/mail-server.js';
import { eventually } from '../support/patient.js';
import { Receiver } from '../support/receiver.js';
import { addCustomers, sendToCustomers } from '../support/sent-update.js';

const PEOPLE = process.env.PROVE ? 100_000 : 2_000;
const KILLS = process.env.PROVE ? 20 : 5;
const AT_ONCE = process.env.PROVE ? 50 : 10;
const ANSWER_MS = 100;
const WORKERS = ['worker-1', 'worker-2'];

let fleet: Fleet;
let receiver: Receiver;
let mails: MailServer;
let database: Connection;
let bus: NatsConnection;
let incident: string;

beforeAll(async () => {
  receiver = await Receiver.start(ANSWER_MS);
  mails = await MailServer.start({}, ANSWER_MS);
  const settings = {
    ...{ OUTGOING_ALLOWED: '127.0.0.1/32', DELIVERIES_AT_ONCE: String(AT_ONCE) },
    ...{ SMTP_URL: mails.url, MAIL_FROM: 'Shop <status@example.org>' },
  };
  fleet = await Fleet.start({ replicas: 1, settings });
  for (const name of WORKERS) await fleet.add('communications', name, {}, ['--deliveries-only']);
  database = await createConnection(fleet.database('communications')).asPromise();
  const pass = fleet.deployment.secrets.NATS_COMMUNICATIONS_PASSWORD!;
  bus = await connect({
    servers: `127.0.0.1:${fleet.deployment.nats.port}`,
    user: 'communications',
    pass,
    inboxPrefix: '_INBOX_communications',
  });
  const ana = await fleet.as('ana@example.org');
  const { body } = await ana.post('/v1/incidents', { title: 'Checkout fails', severity: 'SEV2' });
  incident = body.id;
  await addCustomers(database.collection('members') as never, (index) => receiver.url(`/${index}`), PEOPLE);
}, 120_000);

afterAll(async () => {
  await bus?.close();
  await database?.close();
  await fleet?.remove();
  await receiver?.stop();
  await mails?.stop();
});

const deliveries = () => database.collection<StoredDelivery>('deliveries');

/** Resolves when everything of an update has come to its end; with how many are in which state. */
async function ended(update: string): Promise<Record<string, number>> {
  const counts = async () => {
    const found = await deliveries()
      .aggregate([{ $match: { update } }, { $sortByCount: '$state' }])
      .toArray();
    return Object.fromEntries(found.map(({ _id, count }) => [_id, count]));
  };
  const isOver = async () => {
    const told = await database.collection('dispatches').findOne({ 'state.update': update });
    return told?.state?.told !== null && told?.state?.underWay === false;
  };
  for (const deadline = Date.now() + 30 * 60_000; Date.now() < deadline; ) {
    if (await eventually(isOver, (over) => over)) break;
  }
  return counts();
}

/** Deliveries of an update that were taken more than once, or whose process died with them. */
const again = (update: string) =>
  deliveries()
    .find({ update, $or: [{ tries: { $gt: 1 } }, { crashes: { $gt: 0 } }] })
    .project({ _id: 0, address: 1, tries: 1, crashes: 1, reason: 1 })
    .toArray();

describe(`kill -9 of a process that delivers, ${KILLS} times in a fan-out to ${PEOPLE}`, () => {
  it('leaves nobody out; what may have come twice is at most what was under way, and its receiver can tell', async () => {
    receiver.clear();
    const update = await sendToCustomers(bus, incident);
    const victims = [...WORKERS, 'communications'];
    let underWay = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const reached = Math.floor((PEOPLE * (kill + 1)) / (KILLS + 2));
      await eventually(
        async () => receiver.came.size,
        (size) => size >= reached,
      );
      underWay += receiver.inFlight;
      await fleet.crash(victims[kill % victims.length]!);
    }
    expect(await ended(update)).toEqual({ delivered: PEOPLE });
    // Whoever takes each `webhook-id` once has everything once.
    expect(receiver.came.size).toBe(PEOPLE);
    const takenUp = await deliveries().countDocuments({ update, crashes: { $gt: 0 } });
    const inFlight = KILLS * AT_ONCE * 2;
    console.log(
      `${KILLS} kills: ${receiver.doubles} came twice, ${takenUp} were under way (at most ${inFlight}; ${underWay} seen)`,
    );
    expect(receiver.doubles).toBeLessThanOrEqual(takenUp);
    expect(takenUp).toBeLessThanOrEqual(inFlight);
    expect(await deliveries().countDocuments({ update, maybeTwice: true })).toBe(0);
  }, 1_800_000);
});

describe('a bus that loses its disk in the middle of a fan-out', () => {
  it('leaves nobody out', async () => {
    receiver.clear();
    const update = await sendToCustomers(bus, incident);
    await eventually(
      async () => receiver.came.size,
      (size) => size >= 100,
    );
    fleet.deployment.nats.loseDisk();
    expect(await ended(update)).toEqual({ delivered: PEOPLE });
    expect([receiver.came.size, receiver.doubles]).toEqual([PEOPLE, 0]);
  }, 600_000);
});

describe('SIGTERM to a worker in the middle of a fan-out', () => {
  it('ends it with 0 within 10 s; what it has not begun goes to others at once, and nothing comes twice', async () => {
    receiver.clear();
    const update = await sendToCustomers(bus, incident);
    await eventually(
      async () => receiver.came.size,
      (size) => size >= 100,
    );
    expect(await fleet.figures('worker-1')).toMatch(/muster_work_waiting\{service="communications",lane="bulk"\} \d+/);
    const startedAt = performance.now();
    expect(await fleet.end('worker-1')).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(await ended(update)).toEqual({ delivered: PEOPLE });
    // Which were tried again, and why, if any were.
    expect(await again(update)).toEqual([]);
    expect([receiver.came.size, receiver.doubles]).toEqual([PEOPLE, 0]);
  }, 600_000);
});

describe('kill -9 of a process that sends mail', () => {
  it('leaves nobody out; what may have come twice is counted and shown, for no mail server knows a repeat', async () => {
    const people = 300;
    const members = database.collection('members');
    await members.deleteMany({ audience: 'customers' });
    await addCustomers(members as never, (index) => `customer-${index}@example.org`, people, 'email');
    const update = await sendToCustomers(bus, incident);
    for (const [kill, victim] of WORKERS.entries()) {
      await eventually(
        async () => mails.taken.length,
        (taken) => taken >= 60 * (kill + 1),
      );
      await fleet.crash(victim);
    }
    expect(await ended(update)).toEqual({ sent: people });
    const readers = mails.taken.map(({ to }) => to[0]);
    expect(new Set(readers).size).toBe(people);
    const maybeTwice = await deliveries().countDocuments({ update, maybeTwice: true });
    const doubles = readers.length - people;
    console.log(`2 kills: ${doubles} mails came twice, ${maybeTwice} are said to be such as may have`);
    expect(doubles).toBeLessThanOrEqual(maybeTwice);
    expect(maybeTwice).toBeLessThanOrEqual(WORKERS.length * AT_ONCE * 2);
  }, 600_000);
});
