import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Connection } from 'mongoose';
import type { Api } from '../support/api.js';
import { eventually } from '../support/patient.js';
import { ThreePeople } from '../support/three-people.js';
import { Outsider } from './outsider.js';

const MIB = 1_048_576;
const PNG = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  randomBytes(900_000),
]);
const LOG = Buffer.from('2017-01-31T22:01:00Z réplication arrêtée sur db2\n'.repeat(40_000));
const ZIP = Buffer.from('504b03041400000008000000000000000000', 'hex');

let people: ThreePeople;
let ana: Api;
let bo: Api;
let incident: string;
let database: Connection;

beforeAll(async () => {
  people = await ThreePeople.start();
  ({ ana, bo } = people);
  incident = (await people.declare()).body.id;
  database = await people.muster.database('timeline');
}, 60_000);

afterAll(async () => {
  await database?.close();
  await people?.muster.remove();
});

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (name: string, within = incident) => `/v1/incidents/${within}/files?name=${encodeURIComponent(name)}`;

/** Sends bytes as any HTTP client does. */
async function upload(
  name: string,
  bytes: Uint8Array<ArrayBuffer> | string,
  more: { api?: Api; within?: string; headers?: Record<string, string> } = {},
) {
  const { api = ana, within = incident, headers } = more;
  const response = await fetch(`${people.muster.address}${pathOf(name, within)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, ...headers },
    body: bytes,
  });
  // biome-ignore lint/suspicious/noExplicitAny: each test says itself what it expects of a body
  const body: any = await response.json();
  return { status: response.status, body, headers: response.headers };
}

async function download(
  id: string,
  more: { api?: Api; within?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const { api = ana, within = incident, method = 'GET', headers } = more;
  const response = await fetch(`${people.muster.address}/v1/incidents/${within}/files/${id}`, {
    method,
    headers: { authorization: `Bearer ${api.token}`, ...headers },
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
}

/** An upload that stays open: what is sent, and when it ends, is for the test to say. */
function openUpload(headers: Record<string, string | number>): ClientRequest {
  const sending = request(`${people.muster.address}${pathOf('open.log')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ana.token}`, ...headers },
  });
  sending.on('error', () => {});
  sending.flushHeaders();
  return sending;
}

describe('files of the record', () => {
  it('are uploaded, noted, and read back byte for byte', async () => {
    const image = await upload('graphe de réplication.png', PNG, { headers: { 'content-type': 'text/html' } });
    expect(image.status).toBe(201);
    expect(image.body).toEqual({
      ...{ id: expect.any(String), name: 'graphe de réplication.png', type: 'image/png' },
      ...{ size: PNG.length, sha256: digestOf(PNG) },
    });
    expect(image.headers.get('location')).toBe(`/v1/incidents/${incident}/files/${image.body.id}`);
    const log = await upload('db2.log', LOG);
    expect(log.body).toMatchObject({ type: 'text/plain; charset=utf-8', size: LOG.length, sha256: digestOf(LOG) });

    const files = [image.body, log.body];
    const note = { text: 'What we saw', files: files.map(({ id }) => id) };
    const noted = await ana.post(`/v1/incidents/${incident}/timeline`, note);
    expect(noted).toMatchObject({ status: 201, body: { files } });
    const { body } = await bo.get(`/v1/incidents/${incident}/timeline/${noted.body.id}`);
    expect(body.entry).toMatchObject({ files, data: { files } });

    const shown = await download(image.body.id, { api: bo });
    expect(shown.bytes.equals(PNG)).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': `${PNG.length}`,
      'content-disposition': `inline; filename="graphe de replication.png"; filename*=UTF-8''graphe%20de%20r%C3%A9plication.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
      etag: `"${digestOf(PNG)}"`,
    });
    const saved = await download(log.body.id);
    expect(saved.bytes.equals(LOG)).toBe(true);
    expect(saved.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('are not sent again to whoever has them, and are described without their bytes', async () => {
    const { id, sha256 } = (await upload('db2.log', LOG)).body;
    const again = await download(id, { headers: { 'if-none-match': `W/"x", "${sha256}"` } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const changed = await download(id, { headers: { 'if-none-match': '"x"' } });
    expect(changed.status).toBe(200);
    const head = await download(id, { method: 'HEAD' });
    expect([head.status, head.bytes.length, head.headers.get('content-length')]).toEqual([200, 0, `${LOG.length}`]);
  });

  it('of a restricted incident are for those who see it', async () => {
    const within = (await people.declare({ visibility: 'restricted' })).body.id;
    const { body } = await upload('secret.log', LOG, { within });
    expect((await download(body.id, { within })).bytes.equals(LOG)).toBe(true);
    expect((await download(body.id, { within, api: bo })).status).toBe(404);
    expect((await download(body.id, { api: bo })).status).toBe(404);
    expect(await upload('x.log', LOG, { within, api: bo })).toMatchObject({ body: { code: 'incident-unknown' } });
    const note = await bo.post(`/v1/incidents/${incident}/timeline`, { text: 'x', files: [body.id] });
    expect(note.body).toMatchObject({ code: 'file-unknown', errors: [{ field: 'files' }] });
  });

  it.each([
    ['an archive that is called an image', 'graph.png', ZIP, 'application/zip'],
    ['a program', 'tool.txt', Buffer.from('7f454c460201010000000000', 'hex'), 'application/x-elf'],
    ['noise', 'photo.jpg', Buffer.from([0, 1, 2, 3]), 'unknown'],
    ['a log with codes for colours', 'colours.log', Buffer.from('\u001b[31mred'), 'control-characters'],
  ])('are not %s', async (_what, name, bytes, found) => {
    const { status, body, headers } = await upload(name, bytes, { headers: { 'accept-language': 'fr' } });
    expect({ status, ...body }).toMatchObject({ status: 415, code: 'file-type-refused', found });
    expect(body.title).toBe('Les fichiers de cette nature ne sont pas acceptés');
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('are what their bytes say: a page called an image is text that no browser runs', async () => {
    const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const { body } = await upload('graph.png', page, { headers: { 'content-type': 'image/svg+xml' } });
    const { headers, bytes } = await download(body.id);
    expect(bytes.equals(page)).toBe(true);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it.each([
    ['a path', '../../etc/passwd'],
    ['a path of Windows', '..\\boot.ini'],
    ['no name', ''],
    ['two lines', 'a\r\nb'],
    ['turned characters', 'a\u202egnp.exe'],
  ])('have names: %s is none', async (_what, name) => {
    const { status, body } = await upload(name, LOG);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid-input' });
    expect(body.errors[0].field).toBe('name');
  });

  it.each([
    [
      'quotes',
      `a"; filename="b.exe`,
      `attachment; filename="a_; filename=_b.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe`,
    ],
    [
      'accents',
      `l'été à Noël.log`,
      `attachment; filename="l'ete a Noel.log"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%C3%A0%20No%C3%ABl.log`,
    ],
  ])('keep their names: with %s', async (_what, name, disposition) => {
    const { body } = await upload(name, LOG);
    expect(body.name).toBe(name);
    expect((await download(body.id)).headers.get('content-disposition')).toBe(disposition);
  });

  it('are refused without a name, with a field that is unknown, or with one that stands in the path', async () => {
    const send = async (query: string) => {
      const url = `${people.muster.address}/v1/incidents/${incident}/files${query}`;
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${ana.token}` },
        body: 'x',
      });
      return response.json();
    };
    expect(await send('')).toMatchObject({ code: 'invalid-input', errors: [{ field: 'name' }] });
    expect(await send('?name=a&nom=b')).toMatchObject({ code: 'invalid-input', errors: [{ field: 'nom' }] });
    expect(await send('?name=a&incident=INC-9')).toMatchObject({
      code: 'invalid-input',
      errors: [{ field: 'incident' }],
    });
    expect(await send('?name=a&name=b')).toMatchObject({ code: 'invalid-input', errors: [{ field: 'name' }] });
  });

  it('are refused without anything in them, without a caller, and in other ways than there are', async () => {
    expect(await upload('empty.log', '')).toMatchObject({ status: 422, body: { code: 'file-empty' } });
    const nobody = await fetch(`${people.muster.address}${pathOf('x')}`, { method: 'POST', body: LOG });
    expect(nobody.status).toBe(401);
    const put = await ana.put(pathOf('x'), {});
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'POST']);
    const removed = await ana.delete(`/v1/incidents/${incident}/files/x`);
    expect([removed.status, removed.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await ana.get(`/v1/incidents/${incident}/files/nothing`)).body.code).toBe('file-unknown');
    expect((await ana.get(`/v1/incidents/INC-999999/files/nothing`)).body.code).toBe('incident-unknown');
  });
});

describe('the size of a file', () => {
  const tooLarge = { status: 413, body: { code: 'too-large' } };

  it('is at most 10 MiB', async () => {
    const most = Buffer.alloc(10 * MIB, 'replication lag\n');
    const { status, body } = await upload('most.log', most);
    expect({ status, ...body }).toMatchObject({ status: 201, size: 10 * MIB, sha256: digestOf(most) });
    expect((await download(body.id)).bytes.equals(most)).toBe(true);
  });

  it('beyond that is refused by what is announced, before a byte of it has come', async () => {
    const sending = openUpload({ 'content-length': 10 * MIB + 1 });
    const [response] = await once(sending, 'response');
    expect({ status: response.statusCode, body: await json(response) }).toMatchObject(tooLarge);
    sending.destroy();
  });

  it('is refused to a client that sends all of it, and to one that does not say how much', async () => {
    const over = Buffer.alloc(10 * MIB + 1, 'replication lag\n');
    expect(await upload('over.log', over)).toMatchObject(tooLarge);
    const sending = openUpload({ 'transfer-encoding': 'chunked' });
    sending.write(over);
    const [response] = await once(sending, 'response');
    expect({ status: response.statusCode, body: await json(response) }).toMatchObject(tooLarge);
    sending.destroy();
  });
});

describe('an upload', () => {
  const going = () => database.collection('uploads').countDocuments({ givenUp: { $exists: false } });
  const files = () => database.collection('files.files').countDocuments();

  it('that breaks off leaves nothing to read and holds nothing up', async () => {
    const before = await files();
    const sending = openUpload({ 'content-length': 2 * MIB });
    sending.write(Buffer.alloc(MIB, 'replication lag\n'));
    expect(await eventually(going, (count) => count === 1)).toBe(1);
    const { _id: file } = (await database.collection('uploads').findOne({ givenUp: { $exists: false } })) as never;
    sending.destroy();
    expect(await eventually(going, (count) => count === 0)).toBe(0);
    expect(await files()).toBe(before);
    expect((await download(file)).status).toBe(404);
    const note = await ana.post(`/v1/incidents/${incident}/timeline`, { text: 'x', files: [file] });
    expect(note.body.code).toBe('file-unknown');
  });

  it('with a key is one file, however often it is sent', async () => {
    const before = await files();
    const headers = { 'idempotency-key': 'file-1' };
    const sent = await Promise.all(Array.from({ length: 4 }, () => upload('once.log', LOG, { headers })));
    expect(sent.map(({ status }) => status)).toEqual(Array(4).fill(201));
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    expect(await files()).toBe(before + 1);
    const other = await upload('other.log', LOG, { headers });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('goes over the bus as well, in chunks', async () => {
    const outsider = await Outsider.connect(people.muster.bus(), ana.token!);
    const started = await outsider.ask('muster.cmd.timeline.start-file', { incident, name: 'bus.log' });
    const { file, chunkBytes } = started.body;
    for (let number = 0; number * chunkBytes < LOG.length; number += 1) {
      const bytes = LOG.subarray(number * chunkBytes, (number + 1) * chunkBytes).toString('base64');
      const put = await outsider.ask('muster.cmd.timeline.put-file-chunk', { file, number, bytes });
      expect(put.refused).toBeUndefined();
    }
    const finished = await outsider.ask('muster.cmd.timeline.finish-file', { file, sha256: digestOf(LOG) });
    expect(finished.body).toMatchObject({ id: file, size: LOG.length });
    const parts: Buffer[] = [];
    for (let next: number | null = 0; next !== null; ) {
      const read = await outsider.ask('muster.qry.timeline.read-file-chunk', { incident, file, number: next });
      parts.push(Buffer.from(read.body.bytes, 'base64'));
      next = read.body.next;
    }
    expect(Buffer.concat(parts).equals(LOG)).toBe(true);
    expect((await download(file)).bytes.equals(LOG)).toBe(true);
    await outsider.close();
  });
});
