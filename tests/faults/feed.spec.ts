import type { Api } from '../support/api.js';
import { Fleet } from '../support/fleet.js';
import { followNotes } from '../support/follow-notes.js';
import { patiently, until } from '../support/patient.js';

const NOTES = process.env.PROVE ? 600 : 60;

let fleet: Fleet;
let ana: Api;

beforeAll(async () => {
  fleet = await Fleet.start();
  ana = await fleet.as('ana@example.org');
}, 90_000);

afterAll(() => fleet?.remove());

describe('a live feed through a crash of the bus, the gateway and the record', () => {
  it('misses nothing and shows nothing twice', async () => {
    const { body } = await patiently(() => ana.post('/v1/incidents', { title: 'Down', severity: 'SEV1' }));
    const feed = followNotes(() => `http://127.0.0.1:${fleet.port}`, body.id, ana.token!);
    await until(feed.isLive, 30_000);
    const expected = Array.from({ length: NOTES }, (_, index) => `note ${index}`);
    const harm: Record<number, () => Promise<void>> = {
      [Math.floor(NOTES / 4)]: async () => fleet.crashServer('nats'),
      [Math.floor(NOTES / 2)]: () => fleet.crash('gateway'),
      [Math.floor((NOTES * 3) / 4)]: () => fleet.crash('timeline'),
    };
    for (const [index, text] of expected.entries()) {
      await harm[index]?.();
      const key = { 'idempotency-key': `note-${index}` };
      const answer = await patiently(() => ana.post(`/v1/incidents/${body.id}/timeline`, { text }, key));
      expect(answer.status).toBe(201);
    }
    await until(() => feed.texts.length >= NOTES, 30_000);
    await feed.stop();
    // What the crash of a process left in an outbox comes after what was noted meanwhile.
    expect(feed.texts.toSorted()).toEqual(expected.toSorted());
  }, 120_000);
});

describe('a live feed when the bus loses its disk', () => {
  it('goes on from the record, with what comes on the new stream', async () => {
    const { body } = await patiently(() => ana.post('/v1/incidents', { title: 'Down', severity: 'SEV1' }));
    const feed = followNotes(() => `http://127.0.0.1:${fleet.port}`, body.id, ana.token!);
    await until(feed.isLive, 30_000);
    const expected = Array.from({ length: 12 }, (_, index) => `note ${index}`);
    for (const [index, text] of expected.entries()) {
      if (index === 6) fleet.deployment.nats.loseDisk();
      const key = { 'idempotency-key': `disk-${index}` };
      const answer = await patiently(() => ana.post(`/v1/incidents/${body.id}/timeline`, { text }, key));
      expect(answer.status).toBe(201);
    }
    // Who comes again from the record is told some seconds again; the event's id says that it is the same.
    const texts = () => [...new Set(feed.texts)];
    await until(() => texts().length >= expected.length, 30_000);
    await feed.stop();
    expect(texts().toSorted()).toEqual(expected.toSorted());
  }, 120_000);
});
