import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { mongo as driver, type mongo } from 'mongoose';
import {
  abandonFile,
  addNote,
  FILE_CHUNK_BYTES,
  finishFile,
  getFile,
  MOST_FILE_BYTES,
  putFileChunk,
  readFileChunk,
  startFile,
} from '#contracts';
import { ServiceUnderTest, stagesOf } from '../../../../tests/support/service-under-test.js';
import { FileStore } from './file-store.js';
import { Files } from './files.js';
import { TimelineModule } from './timeline.module.js';
import { MOST_UNFINISHED, UploadStore } from './upload-store.js';
import { UploadSweeper } from './upload-sweeper.js';
import { MOST_FILES } from './uploads.js';

let service: ServiceUnderTest;
let store: FileStore;
let uploads: UploadStore;

const OPEN = { sequence: 1, table: [], manager: 'p-ana', restricted: false, sees: [] };

beforeAll(async () => {
  service = await ServiceUnderTest.start('timeline', TimelineModule);
  store = service.app.get(FileStore);
  uploads = service.app.get(UploadStore);
  const { copy } = service.parts.authority;
  await Promise.all([
    copy.keep({ incident: 'INC-1', ...OPEN }),
    copy.keep({ incident: 'INC-2', ...OPEN }),
    copy.keep({ incident: 'INC-3', ...OPEN }),
    copy.keep({ incident: 'INC-9', ...OPEN, restricted: true }),
  ]);
});

afterAll(() => service?.stop());

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const log = (size: number, line = 'replication lag\n') => Buffer.alloc(size, line);
const LONG = log(FILE_CHUNK_BYTES + 1_000);

const start = async (more: object = {}, email?: string): Promise<string> =>
  (await service.ask(startFile, { incident: 'INC-1', name: 'db1.log', ...more }, email)).file;

const put = (file: string, number: number, bytes: Buffer, email?: string) =>
  service.ask(putFileChunk, { file, number, bytes: bytes.toString('base64') }, email);

const finish = (file: string, bytes: Buffer, email?: string) =>
  service.ask(finishFile, { file, sha256: digestOf(bytes) }, email);

async function upload(bytes: Buffer, more: object = {}) {
  const file = await start(more);
  for (let at = 0; at < bytes.length; at += FILE_CHUNK_BYTES) {
    await put(file, at / FILE_CHUNK_BYTES, bytes.subarray(at, at + FILE_CHUNK_BYTES));
  }
  return finish(file, bytes);
}

/** The code of a refusal, and its field. */
async function refusal(asking: Promise<unknown>) {
  const refused = await asking.then(
    (answer) => ({ answered: answer }) as never,
    (error) => error,
  );
  const problem = refused.problem?.code ? refused.problem : refused;
  return problem.errors ? { code: problem.code, field: problem.errors[0]?.field } : problem;
}

describe('a file', () => {
  it('is there when it is finished, in the order of its chunks', async () => {
    const reference = await upload(LONG, { size: LONG.length });
    expect(reference).toMatchObject({ name: 'db1.log', type: 'text/plain; charset=utf-8', size: LONG.length });
    expect(reference.sha256).toBe(digestOf(LONG));
    const which = { incident: 'INC-1', file: reference.id };
    expect(await service.ask(getFile, which)).toEqual(reference);
    const first = await service.ask(readFileChunk, which);
    const second = await service.ask(readFileChunk, { ...which, number: first.next! });
    expect(second.next).toBeNull();
    const read = Buffer.concat([first, second].map(({ bytes }) => Buffer.from(bytes, 'base64')));
    expect(read.equals(LONG)).toBe(true);
    expect(await refusal(service.ask(readFileChunk, { ...which, number: 2 }))).toMatchObject({ code: 'chunk-unknown' });
  });

  it('is read by any tool for GridFS', async () => {
    const { id } = await upload(LONG);
    const bucket = new driver.GridFSBucket(service.parts.connection.db!, { bucketName: 'files' });
    const read = await buffer(bucket.openDownloadStream(id as unknown as mongo.ObjectId));
    expect(read.equals(LONG)).toBe(true);
  });

  it('is not there before it is finished, nor in another incident', async () => {
    const file = await start();
    await put(file, 0, log(10));
    const unknown = { code: 'file-unknown', field: 'file' };
    expect(await refusal(service.ask(getFile, { incident: 'INC-1', file }))).toEqual(unknown);
    const note = { incident: 'INC-1', text: 'see', files: [file] };
    expect(await refusal(service.ask(addNote, note))).toEqual({ code: 'file-unknown', field: 'files' });
    await finish(file, log(10));
    expect(await refusal(service.ask(getFile, { incident: 'INC-2', file }))).toEqual(unknown);
    expect(await refusal(service.ask(addNote, { ...note, incident: 'INC-2' }))).toMatchObject({ code: 'file-unknown' });
    expect((await service.ask(addNote, { ...note, files: [file, file] })).files).toMatchObject([{ id: file }]);
  });

  it('is refused to whoever does not see the incident', async () => {
    expect(await refusal(start({ incident: 'INC-9' }))).toMatchObject({ code: 'incident-unknown' });
  });

  it('is refused when it would be too large, as soon as that is known', async () => {
    expect(await refusal(start({ size: MOST_FILE_BYTES + 1 }))).toMatchObject({ code: 'too-large', status: 413 });
    const file = await start({ size: 5 });
    expect(await refusal(put(file, 0, log(6)))).toMatchObject({ code: 'too-large' });
    const beyond = MOST_FILE_BYTES / FILE_CHUNK_BYTES;
    expect(await refusal(put(await start(), beyond, log(1)))).toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['a chunk of more than it may have', () => put('x', 0, log(FILE_CHUNK_BYTES + 1)), 'bytes'],
    ['a chunk that is no base64', () => service.ask(putFileChunk, { file: 'x', number: 0, bytes: '¡¡¡¡' }), 'bytes'],
    ['a chunk before the first', () => put('x', -1, log(1)), 'number'],
    ['a digest that is none', () => service.ask(finishFile, { file: 'x', sha256: 'abc' }), 'sha256'],
    ['a name with a path', () => start({ name: '../../etc/passwd' }), 'name'],
    ['a name with a path of Windows', () => start({ name: 'C:\\boot.ini' }), 'name'],
    ['a name that is only dots', () => start({ name: '..' }), 'name'],
    ['a name that reads backwards', () => start({ name: 'a\u202egnp.exe' }), 'name'],
    ['a name of two lines', () => start({ name: 'a\r\nSet-Cookie: b' }), 'name'],
    ['a name that is too long', () => start({ name: 'x'.repeat(201) }), 'name'],
  ])('is refused for %s', async (_what, asking, field) => {
    expect(await refusal(asking())).toEqual({ code: 'invalid-input', field });
  });
});

describe('a chunk', () => {
  it('may come again, also when the file is finished; with other bytes it is refused', async () => {
    const file = await start();
    const [first, last] = [LONG.subarray(0, FILE_CHUNK_BYTES), LONG.subarray(FILE_CHUNK_BYTES)];
    const all = await Promise.all([put(file, 0, first), put(file, 0, first), put(file, 0, first)]);
    expect(all.map(({ received }) => received)).toEqual(Array(3).fill(FILE_CHUNK_BYTES));
    await put(file, 1, last);
    const other = { code: 'chunk-differs', field: 'bytes' };
    expect(await refusal(put(file, 1, log(1_000, 'other\n')))).toEqual(other);
    const done = await finish(file, LONG);
    await put(file, 0, first);
    expect(await refusal(put(file, 0, log(FILE_CHUNK_BYTES, 'x')))).toEqual(other);
    expect(await finish(file, LONG)).toEqual(done);
    expect(await refusal(finish(file, first))).toEqual({ code: 'file-differs', field: 'sha256' });
  });

  it('of two with one number at once is one of the two', async () => {
    const file = await start();
    const [one, other] = [log(100, 'a'), log(100, 'b')];
    const outcomes = await Promise.allSettled([put(file, 0, one), put(file, 0, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const kept = outcomes[0]!.status === 'fulfilled' ? one : other;
    expect((await finish(file, kept)).size).toBe(100);
  });

  it('is refused before the one that comes first, and after the last', async () => {
    const file = await start();
    expect(await refusal(put(file, 1, log(5)))).toEqual({ code: 'chunk-out-of-order', field: 'number' });
    await put(file, 0, log(5));
    expect(await refusal(put(file, 1, log(5)))).toEqual({ code: 'chunk-after-last', field: 'number' });
  });

  it('of somebody else’s file, or of none, is refused; so is to finish or abandon it', async () => {
    const file = await start();
    const notYours = { code: 'file-not-yours', field: 'file' };
    expect(await refusal(put(file, 0, log(5), 'bo@example.org'))).toEqual(notYours);
    await put(file, 0, log(5));
    expect(await refusal(finish(file, log(5), 'bo@example.org'))).toEqual(notYours);
    expect(await refusal(service.ask(abandonFile, { file }, 'bo@example.org'))).toEqual(notYours);
    await finish(file, log(5));
    expect(await refusal(put(file, 0, log(5), 'bo@example.org'))).toEqual(notYours);
    expect(await refusal(put('nothing', 0, log(5)))).toEqual({ code: 'file-unknown', field: 'file' });
  });
});

describe('to finish', () => {
  it('is refused while bytes are missing, or are others than were sent', async () => {
    const file = await start({ size: 20 });
    expect(await refusal(finish(file, log(20)))).toEqual({ code: 'file-unfinished', field: 'file' });
    await put(file, 0, log(10));
    expect(await refusal(finish(file, log(20)))).toEqual({ code: 'file-unfinished', field: 'file' });
    const other = await start();
    expect(await refusal(finish(other, log(0)))).toMatchObject({ code: 'file-empty' });
    await put(other, 0, log(10));
    expect(await refusal(finish(other, log(20)))).toEqual({ code: 'file-differs', field: 'sha256' });
    for (const one of [file, other]) await service.ask(abandonFile, { file: one });
  });

  it('is refused for what is not taken, whatever it is called', async () => {
    const file = await start({ name: 'graph.png' });
    const zip = Buffer.from('504b0304140000000800', 'hex');
    await put(file, 0, zip);
    expect(await refusal(finish(file, zip))).toMatchObject({ code: 'file-type-refused', found: 'application/zip' });
    await service.ask(abandonFile, { file });
  });
});

describe('unfinished uploads', () => {
  const CY = 'cy@example.org';
  const sweep = () => service.app.get(UploadSweeper).sweep();
  const chunksOf = (file: string) => store.chunks.countDocuments({ files_id: file });
  const makeDue = (file: string) => uploads.collection.updateOne({ _id: file }, { $set: { dueAt: new Date(0) } });

  it('are a few for each caller, however many are started at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: MOST_UNFINISHED + 4 }, () => start({}, CY)));
    const begun = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(begun).toHaveLength(MOST_UNFINISHED);
    const refused = await refusal(start({}, CY));
    expect(refused).toMatchObject({ code: 'too-many-uploads', status: 429 });
    expect(refused.files.sort()).toEqual(begun.sort());
    await service.ask(abandonFile, { file: begun[0]! }, CY);
    await service.ask(abandonFile, { file: begun[0]! }, CY);
    expect(await refusal(put(begun[0]!, 0, log(5), CY))).toEqual({ code: 'file-unknown', field: 'file' });
    await start({}, CY);
  });

  it('that are left are removed with all that came; one that goes on is not, nor one that is finished', async () => {
    const [left, going, finished] = [await start(), await start(), await start()];
    for (const file of [left, going, finished]) await put(file, 0, log(5));
    const done = await finish(finished, log(5));
    // As after a crash between the two writes that finish it.
    await uploads.collection.insertOne({
      ...{ _id: finished, incident: 'INC-1', name: 'db1.log', by: 'p-x', dueAt: new Date(0), givenUp: true },
    });
    await makeDue(left);
    await makeDue(going);
    await put(going, 0, log(5));
    await sweep();
    expect(await refusal(put(left, 0, log(5)))).toMatchObject({ code: 'file-unknown' });
    await makeDue(left);
    await sweep();
    expect([await uploads.find(left), await uploads.find(finished)]).toEqual([null, null]);
    expect([await chunksOf(left), await chunksOf(going), await chunksOf(finished)]).toEqual([0, 1, 1]);
    expect((await finish(going, log(5))).size).toBe(5);
    expect(await service.ask(getFile, { incident: 'INC-1', file: finished })).toEqual(done);
  });

  it('and finished ones together are bounded for an incident', async () => {
    const metadata = { incident: 'INC-3', by: 'p-x', type: 'text/plain', sha256: '' };
    const filler = { length: 1, chunkSize: FILE_CHUNK_BYTES, uploadDate: new Date(), filename: 'x', metadata };
    await store.files.insertMany(
      Array.from({ length: MOST_FILES - 1 }, (_, index) => ({ _id: `f-${index}`, ...filler })),
    );
    const last = await start({ incident: 'INC-3' });
    expect(await refusal(start({ incident: 'INC-3' }))).toMatchObject({ code: 'too-many-files', status: 409 });
    await put(last, 0, log(5));
    await finish(last, log(5));
    expect(await refusal(start({ incident: 'INC-3' }))).toMatchObject({ code: 'too-many-files' });
  });
});

describe('an upload with a key', () => {
  const DEE = 'dee@example.org';

  const startWith = async (key: string, more: object = {}): Promise<string> => {
    const input = { incident: 'INC-1', name: 'db1.log', ...more };
    return (await service.ask(startFile, input, DEE, { 'Idempotency-Key': key })).file;
  };

  it('is one file however often it is sent, and other input is refused', async () => {
    const files = await Promise.all(Array.from({ length: 6 }, () => startWith('k-1')));
    expect(new Set(files).size).toBe(1);
    await put(files[0]!, 0, log(5), DEE);
    expect(await startWith('k-1')).toBe(files[0]);
    expect(await refusal(startWith('k-1', { name: 'other.log' }))).toMatchObject({ code: 'idempotency-key-reused' });
    await finish(files[0]!, log(5), DEE);
    expect(await startWith('k-1')).toBe(files[0]);
    expect(await refusal(startWith('k-1', { name: 'other.log' }))).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await startWith('k-2')).not.toBe(files[0]);
  });
});

describe('a file that is removed', () => {
  it('leaves its name and digest with a mark, and none of its bytes; to remove it again does no harm', async () => {
    const { id: file, sha256 } = await upload(LONG);
    const files = service.app.get(Files);
    await files.remove('INC-1', file);
    const marked = await store.find(file);
    await files.remove('INC-1', file);
    expect(await store.find(file)).toEqual(marked);
    expect(marked).toMatchObject({ filename: 'db1.log', metadata: { sha256, removedAt: expect.any(Date) } });
    expect(await store.chunks.countDocuments({ files_id: file })).toBe(0);
    const gone = { code: 'file-removed', field: 'file' };
    expect(await refusal(service.ask(getFile, { incident: 'INC-1', file }))).toEqual(gone);
    expect(await refusal(service.ask(readFileChunk, { incident: 'INC-1', file }))).toEqual(gone);
    const note = service.ask(addNote, { incident: 'INC-1', text: 'see', files: [file] });
    expect(await refusal(note)).toEqual({ code: 'file-removed', field: 'files' });
    expect(await refusal(files.remove('INC-2', file))).toMatchObject({ code: 'file-unknown' });
  });
});

describe('what is asked of the database', () => {
  const bySlot = { by: 'p-1', slot: { $exists: true } };
  const byKey = { 'metadata.by': 'p-1', 'metadata.once.key': 'k', uploadDate: { $gte: new Date(0) } };

  it.each([
    ['the files of an incident', () => store.files.find({ 'metadata.incident': 'INC-1' })],
    ['the file of a key', () => store.files.find(byKey)],
    ['a chunk', () => store.chunks.find({ files_id: 'x', n: 1 })],
    ['the uploads of a caller', () => uploads.collection.find(bySlot)],
    ['the uploads of an incident', () => uploads.collection.find({ incident: 'INC-1' })],
    ['what was left', () => uploads.collection.find({ dueAt: { $lte: new Date() } }).sort({ dueAt: 1 })],
  ])('is answered by an index: %s', async (_what, find) => {
    const stages = stagesOf(await find().explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('SORT');
  });
});
