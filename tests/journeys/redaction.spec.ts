import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { KEEPERS, REDACTED } from '#contracts';
import type { Api } from '../support/api.js';
import { EventStream } from '../support/event-stream.js';
import { MusterProcess } from '../support/muster-process.js';
import { eventually } from '../support/patient.js';

const SECRET = 'hunter2-and-"quotes"-é';
const REASON = 'a password in the clear';

let muster: MusterProcess;
let ana: Api;
let incident: string;
let path: string;
let note: string;
let feed: EventStream;

beforeAll(async () => {
  muster = await MusterProcess.start({ LOG_LEVEL: 'debug' });
  ana = await muster.as('ana@example.org');
  const body = { title: `Login with ${SECRET} fails`, severity: 'SEV2', summary: `${SECRET}\n${SECRET}` };
  incident = (await ana.post('/v1/incidents', body, { 'idempotency-key': 'declared' })).body.id;
  path = `/v1/incidents/${incident}`;
  feed = await EventStream.open(`${muster.address}${path}/feed`, ana.token!);
  await feed.live();
  await ana.post('/v1/people', { name: 'Bo', email: 'bo@example.org' });
  await ana.put(`${path}/roles/scribe`, { person: 'bo@example.org' });
  await ana.post(`${path}/roles/scribe/handover`, { to: 'ana@example.org', brief: `The password is ${SECRET}.` });
  note = (await ana.post(`${path}/timeline`, { text: `It is ${SECRET}`, tags: ['login', SECRET] })).body.id;
  const slip = { text: `It was ${SECRET} all along`, reason: 'a slip' };
  expect((await ana.patch(`${path}/timeline/${note}`, slip)).status).toBe(200);
  await ana.post(`${path}/timeline`, { text: 'Nothing to hide.' });
  await ana.patch(path, { summary: 'Nobody can log in.' });
  await eventually(entries, (all) => all.length >= 8);
}, 60_000);

afterAll(async () => {
  feed?.close();
  await muster?.remove();
});

const entries = async () => (await ana.get(`${path}/timeline`)).body.entries as { id: string; text: string }[];
const redact = (api: Api, more: object = {}) =>
  api.post(`${path}/redactions`, { words: [SECRET], reason: REASON, ...more });

/** Everything every service stores, as a logical backup has it. */
async function backup(): Promise<string> {
  const all: string[] = [];
  for (const service of KEEPERS) {
    const connection = await muster.database(service);
    for (const { name } of await connection.db!.listCollections().toArray()) {
      const documents = await connection.db!.collection(name).find({}).toArray();
      all.push(...documents.map((document) => `${service}.${name} ${mongo.BSON.EJSON.stringify(document)}`));
    }
    await connection.close();
  }
  return all.join('\n');
}

/** The bytes of every file that the bus keeps. */
function streamFiles(): string {
  const folder = join(muster.folder, 'nats');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
}

/** As it stands in text, and in text that is JSON. */
const FORMS = [SECRET, JSON.stringify(SECRET).slice(1, -1)];
const inBytes = (text: string) => Buffer.from(text).toString('latin1');
/** Nor may what is searched by have a part of it, such as the stem of a word. */
const PART = 'hunter2';
const isIn = (text: string) => [...FORMS, PART].some((form) => text.includes(form));

describe('words that must not be there', () => {
  it('are in many places at first', async () => {
    expect(isIn(await backup())).toBe(true);
    expect(FORMS.some((form) => streamFiles().includes(inBytes(form)))).toBe(true);
    expect(isIn(JSON.stringify(await entries()))).toBe(true);
  });

  it('are taken out by whoever maintains the timeline, by the manager, or by an administrator, and by nobody else', async () => {
    const stranger = await muster.as('stranger@example.org');
    const refused = await redact(stranger);
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-for-you' } });
    expect(refused.body.detail).toContain('Bo');
  });

  it.each([
    ['too short', { words: ['abc'] }, 'words'],
    ['none', { words: undefined }, 'words'],
    ['told again in the reason', { reason: `was ${SECRET}` }, 'reason'],
  ])('%s: refused by name', async (_what, more, field) => {
    const { status, body } = await redact(ana, more);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid-input' });
    expect(JSON.stringify(body.errors)).toContain(field);
    // A refusal does not repeat them either.
    expect(isIn(JSON.stringify(body.errors))).toBe(false);
  });

  it.each([
    ['a kind of entry', 'note'],
    ['a role', 'scribe'],
    ['a part of the type of events', 'declared'],
    ['the name of a member of what is stored', 'outbox'],
    ['a part of times', '20'.padEnd(4, `${new Date().getFullYear()}`.slice(2))],
  ])('%s, are refused before anything is changed, with what they would take along: %s', async (_what, word) => {
    const refused = await redact(ana, { words: [SECRET, word], reason: 'a slip' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'word-in-use' } });
    expect(refused.body.inTheWay[0]).toContain(word);
    expect(isIn(JSON.stringify(refused.body))).toBe(false);
    expect(await backup()).not.toContain(REDACTED);
    expect((await ana.get(`${path}/timeline/proof`)).body).toMatchObject({ intact: true, redacted: 0 });
  });

  it('are gone from the record, every store, the bus and its files, and every export; the proof holds', async () => {
    const before = await entries();
    const done = await redact(ana);
    expect(done).toMatchObject({ status: 200, body: { missing: [] } });
    expect(done.body.entries.length).toBeGreaterThanOrEqual(5);
    expect(done.body.entries).toContain(note);
    expect(done.body.erased).toBeGreaterThanOrEqual(5);

    const after = await ana.get(`${path}/timeline`);
    expect(isIn(JSON.stringify(after.body))).toBe(false);
    const one = after.body.entries.find(({ id }: { id: string }) => id === note);
    expect(one).toMatchObject({
      text: `It was ${REDACTED} all along`,
      tags: ['login', REDACTED],
      redaction: { reason: REASON, by: { name: 'ana' } },
    });
    // Nothing else went: every entry is there, and one more tells of it.
    expect(after.body.entries.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(before.map(({ id }) => id)),
    );
    expect(after.body.entries.at(-1).text).toContain(REASON);
    expect((await ana.get(path)).body.title).toBe(`Login with ${REDACTED} fails`);

    const proof = (await ana.get(`${path}/timeline/proof`)).body;
    expect(proof).toMatchObject({ intact: true, fault: null });
    expect(proof.redacted).toBe(done.body.entries.length);

    for (const type of ['text/csv', 'text/markdown']) {
      const exported = (await ana.get(`${path}/timeline`, { accept: type })).body;
      expect(exported).toContain(REDACTED);
      expect(isIn(exported)).toBe(false);
    }
    for (const words of [SECRET, 'hunter2', `"${SECRET.replaceAll('"', '')}"`]) {
      const found = await ana.get(`/v1/timeline/search?words=${encodeURIComponent(words)}`);
      expect(found).toMatchObject({ status: 200, body: { results: [] } });
    }
    const history = await ana.get(`${path}/timeline/${note}`);
    expect(isIn(JSON.stringify(history.body))).toBe(false);

    // What is still under way when they go is found by a second time.
    await wait(500);
    expect(await redact(ana)).toMatchObject({
      status: 200,
      body: { entries: [], documents: 0, erased: 0, missing: [] },
    });
    expect((await backup()).split('\n').filter(isIn)).toEqual([]);
    const kept = streamFiles();
    expect(FORMS.filter((form) => kept.includes(inBytes(form)))).toEqual([]);
    expect(isIn(muster.terminal)).toBe(false);
  }, 60_000);

  it('in a file go with the file, which says so from then on', async () => {
    const headers = { 'content-type': 'text/plain' };
    const uploaded = await ana.send('POST', `${path}/files?name=login.log`, `password=${SECRET}\n`, headers);
    expect(uploaded.status).toBe(201);
    const file = uploaded.body.id;
    await ana.post(`${path}/timeline`, { text: 'The log.', files: [file] });
    const done = await ana.post(`${path}/redactions`, { files: [file], reason: 'it has a password' });
    expect(done).toMatchObject({ status: 200, body: { entries: [], missing: [] } });
    expect(await ana.get(`${path}/files/${file}`)).toMatchObject({ status: 410, body: { code: 'file-removed' } });
    expect((await entries()).at(-1)!.text).toBe('ana removed a file: it has a password');
    expect(await backup()).not.toContain(Buffer.from(SECRET).toString('base64'));
    expect((await ana.get(`${path}/timeline/proof`)).body).toMatchObject({ intact: true });
    const unknown = await ana.post(`${path}/redactions`, { files: ['none'], reason: 'x' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'file-unknown' } });
  });

  it('leave an answer to a key that was used before as it was, but for them', async () => {
    const again = await ana.post(
      '/v1/incidents',
      { title: `Login with ${SECRET} fails`, severity: 'SEV2', summary: `${SECRET}\n${SECRET}` },
      { 'idempotency-key': 'declared' },
    );
    expect(again.body).toMatchObject({ id: incident, title: `Login with ${REDACTED} fails` });
  });

  it('do not come back: the incident goes on, its events are told once, and nothing is put aside', async () => {
    const root = await muster.asAdministrator();
    expect((await ana.patch(path, { severity: 'SEV1' })).body.title).toBe(`Login with ${REDACTED} fails`);
    await eventually(entries, (all) => all.some(({ text }) => text.includes('SEV1')));
    expect((await root.get('/v1/dead-letters')).body).toMatchObject({
      timeline: { total: 0 },
      incidents: { total: 0 },
    });
    expect((await backup()).split('\n').filter(isIn)).toEqual([]);
    const ids = feed.told.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cannot be corrected back in', async () => {
    const { status, body } = await ana.patch(`${path}/timeline/${note}`, { text: 'x', reason: 'again' });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'entry-redacted' });
  });
});
