import { connect } from '@nats-io/transport-node';
import type { Api } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { MusterProcess } from '../support/muster-process.js';

let muster: MusterProcess;
let ana: Api;
let bo: Api;

beforeAll(async () => {
  muster = await MusterProcess.start();
  ana = await muster.as('ana@example.org');
  bo = await muster.as('bo@example.org');
  await bo.get('/v1/roles');
}, 60_000);

afterAll(() => muster?.remove());

const declare = async (more: object = {}): Promise<string> =>
  (await ana.post('/v1/incidents', { title: 'Down', severity: 'SEV1', ...more })).body.id;
const note = (incident: string, text: string) => ana.post(`/v1/incidents/${incident}/timeline`, { text });
const follow = (incident: string, api = bo, headers: Record<string, string> = {}) =>
  EventStream.open(`${muster.address}/v1/incidents/${incident}/feed`, api.token!, headers);
const texts = (stream: EventStream) => stream.told.map(({ data }) => data.text);

describe('a live feed', () => {
  it('brings each event of its incident as it happens, with its words in the language of the reader', async () => {
    const incident = await declare();
    const feed = await follow(incident, bo, { 'accept-language': 'fr' });
    await feed.live();
    await ana.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'bo@example.org' });
    await note(await declare(), 'of another incident');
    await feed.until(() => feed.told.length >= 1);
    expect(texts(feed)).toContain('ana a confié le rôle Secrétaire à bo.');
    expect(feed.told.at(-1)).toMatchObject({
      type: 'muster.roles.role-assigned.v1',
      data: { incident, specversion: '1.0' },
    });
    feed.close();
  });

  it('goes on after a break by Last-Event-ID, with none missed and none twice', async () => {
    const incident = await declare();
    const first = await follow(incident);
    await first.live();
    await note(incident, 'note 0');
    await first.until(() => texts(first).includes('note 0'));
    first.close();
    const later = Array.from({ length: 40 }, (_, index) => `note ${index + 1}`);
    const writing = (async () => {
      for (const text of later) await note(incident, text);
    })();
    let id = first.lastId;
    const seen: unknown[] = [];
    while (seen.length < later.length) {
      const feed = await follow(incident, bo, { 'last-event-id': id });
      await feed.until(() => feed.told.length > 0 || seen.length >= later.length);
      feed.close();
      seen.push(...texts(feed));
      id = feed.lastId;
    }
    await writing;
    expect(seen).toEqual(later);
  });

  it('comes from the record when the stream no longer has its place', async () => {
    const incident = await declare();
    const first = await follow(incident);
    await first.live();
    await note(incident, 'before');
    await first.until(() => texts(first).includes('before'));
    first.close();
    const after = await note(incident, 'while away');
    await ana.get(`/v1/incidents/${incident}/timeline`, { 'muster-after': after.headers.get('muster-position')! });
    const [, sequence, at] = first.lastId.split('.');
    const feed = await follow(incident, bo, { 'last-event-id': `otherone.${sequence}.${at}` });
    await feed.live();
    expect(texts(feed)).toContain('while away');
    expect(new Set(feed.told.map(({ data }) => data.id)).size).toBe(feed.told.length);
    feed.close();
  });

  it('with a place that is none is refused', async () => {
    expect((await follow(await declare(), bo, { 'last-event-id': 'yesterday' })).status).toBe(422);
  });
});

describe('a restricted incident', () => {
  it('is nowhere for others: list, incident, board, record, feed, bus', async () => {
    const events: string[] = [];
    const { host, username, password } = new URL(muster.bus());
    const outside = await connect({ servers: host, user: username, pass: password });
    outside.subscribe('muster.evt.>', { callback: (_error, message) => void events.push(message.subject) });
    await outside.flush();
    const incident = await declare({ visibility: 'restricted' });
    await note(incident, 'secret');
    for (const path of ['', '/board', '/timeline', '/feed']) {
      const { status, body } = await bo.get(`/v1/incidents/${incident}${path}`);
      expect({ path, status, code: body.code }).toEqual({ path, status: 404, code: 'incident-unknown' });
    }
    const listed = await bo.get('/v1/incidents');
    expect(listed.body.incidents.map((one: { id: string }) => one.id)).not.toContain(incident);
    for (const change of [
      () => bo.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'bo@example.org' }),
      () => bo.patch(`/v1/incidents/${incident}`, { title: 'x' }),
      () => bo.post(`/v1/incidents/${incident}/timeline`, { text: 'x' }),
    ]) {
      expect((await change()).status).toBe(404);
    }
    expect(events.filter((subject) => subject.includes(`.${incident}.`))).toEqual([]);
    await outside.close();
  });

  it('is there for whoever is named, or takes part, from that moment on', async () => {
    const incident = await declare({ visibility: 'restricted' });
    await ana.put(`/v1/incidents/${incident}/roles/scribe`, { person: 'bo@example.org' });
    expect((await bo.get(`/v1/incidents/${incident}`)).status).toBe(200);
    expect((await bo.get(`/v1/incidents/${incident}/timeline`)).status).toBe(200);
    const cy = await muster.as('cy@example.org');
    await cy.get('/v1/roles');
    expect((await cy.get(`/v1/incidents/${incident}`)).status).toBe(404);
    await ana.patch(`/v1/incidents/${incident}`, { viewers: ['cy@example.org'] });
    expect((await cy.get(`/v1/incidents/${incident}`)).status).toBe(200);
    const listed = await cy.get('/v1/incidents');
    expect(listed.body.incidents.map((one: { id: string }) => one.id)).toContain(incident);
  });

  it('that was open leaves the feeds of those who may no longer see it', async () => {
    const incident = await declare();
    const feed = await follow(incident);
    await feed.live();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await ana.patch(`/v1/incidents/${incident}`, { visibility: 'restricted' });
    await note(incident, 'now secret');
    await feed.until(() => feed.ended);
    expect(texts(feed)).not.toContain('now secret');
  });
});
