import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import type { RecordExport } from '#contracts';
import { FileRefused } from './read-file.js';
import { sealOf } from './seal.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-seal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keys = await generateKeyPair('ES256');
const signed = { incident: 'INC-1', length: 2, head: 'h2', at: '2017-02-10T12:10:00.000Z' };
const signatureOf = (payload: object, key = keys.privateKey) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256' }).sign(key);

/** An export as far as its seal is concerned. */
async function sealed(payload: object, { head, length, at } = signed): Promise<RecordExport> {
  const entries = [{ head: 'h1' }, { head: 'h2' }, { head: 'h3' }];
  const seal = { length, head, at, signature: await signatureOf(payload) };
  return { incident: 'INC-1', entries, seal } as unknown as RecordExport;
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const jwk = await exportJWK(keys.publicKey);
const single = file('jwk.json', jwk);

describe('the seal of a record', () => {
  it('is good when it was signed with that key for this chain, a JWK or one of a set', async () => {
    const other = await exportJWK((await generateKeyPair('ES256')).publicKey);
    const set = file('set.json', { keys: [{ ...jwk, kid: 'a', alg: 'ES256' }] });
    expect(await sealOf(await sealed(signed), single)).toEqual({ is: 'good' });
    expect(await sealOf(await sealed(signed), set)).toEqual({ is: 'good' });
    expect(await sealOf(await sealed(signed), file('other.json', other))).toMatchObject({ is: 'bad' });
  });

  it('is not checked without a key, and there may be none', async () => {
    expect(await sealOf(await sealed(signed), undefined)).toEqual({ is: 'unchecked' });
    expect(await sealOf({ ...(await sealed(signed)), seal: null }, single)).toEqual({ is: 'none' });
  });

  it.each([
    ['another incident was signed', { ...signed, incident: 'INC-2' }, signed],
    ['another length was signed', { ...signed, length: 1 }, signed],
    ['another time was signed', { ...signed, at: '2017-02-11T12:10:00.000Z' }, signed],
    ['it is of another chain', { ...signed, head: 'other' }, { ...signed, head: 'other' }],
    ['it covers more than there is', { ...signed, length: 9 }, { ...signed, length: 9 }],
  ])('is bad when %s', async (_what, payload, told) => {
    expect(await sealOf(await sealed(payload, told), single)).toMatchObject({ is: 'bad' });
  });

  it.each([
    ['nothing', file('none.json', {})],
    ['null', file('null.json', null)],
    ['no list', file('list.json', { keys: 'x' })],
    ['no file', join(folder, 'nowhere.json')],
  ])('needs a key: %s is none', async (_what, path) => {
    await expect(sealOf(await sealed(signed), path)).rejects.toBeInstanceOf(FileRefused);
  });
});
