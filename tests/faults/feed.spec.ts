import type { Api } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { Fleet } from '../support/fleet.js';
import { patiently, until } from '../support/patient.js';

const NOTES = process.env.PROVE ? 600 : 60;

let fleet: Fleet;
let ana: Api;

beforeAll(async () => {
  fleet = await Fleet.start();
  ana = await fleet.as('ana@example.org');
}, 90_000);

afterAll(() => fleet?.remove());

/** Follows an incident as a browser does: when the feed ends or cannot be had, again from where it stood. */
function follow(incident: string) {
  const texts: unknown[] = [];
  let lastId = '';
  let stopped = false;
  const following = (async () => {
    while (!stopped) {
      const headers: Record<string, string> = lastId ? { 'last-event-id': lastId } : {};
      const url = `http://127.0.0.1:${fleet.port}/v1/incidents/${incident}/feed`;
      const feed = await EventStream.open(url, ana.token!, headers).catch(() => undefined);
      let taken = 0;
      while (feed?.status === 200 && !stopped) {
        for (const event of feed.events.slice(taken)) {
          lastId = event.id;
          if (event.type === 'muster.timeline.note-added.v1') texts.push(event.data.text);
        }
        taken = feed.events.length;
        if (feed.ended) break;
        await new Promise((again) => setTimeout(again, 20));
      }
      feed?.close();
      if (!stopped) await new Promise((again) => setTimeout(again, 200));
    }
  })();
  const stop = async () => {
    stopped = true;
    await following;
  };
  return { texts, isLive: () => lastId !== '', stop };
}

describe('a live feed through a crash of the bus, the gateway and the record', () => {
  it('misses nothing and shows nothing twice', async () => {
    const { body } = await patiently(() => ana.post('/v1/incidents', { title: 'Down', severity: 'SEV1' }));
    const feed = follow(body.id);
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
    expect(feed.texts).toEqual(expected);
  }, 120_000);
});
