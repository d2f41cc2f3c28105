import { compactVerify, createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import type { RecordExport } from '#contracts';
import { FileRefused, textOf } from './read-file.js';

/** How it stands with the seal of a record. */
export type SealFound = { readonly is: 'none' | 'unchecked' | 'good' } | { readonly is: 'bad'; readonly told: string };

const bad = (told: string): SealFound => ({ is: 'bad', told });

/** Whether the seal was signed with that key, and for this very chain. Throws {@link FileRefused} where the key cannot be read. */
export async function sealOf(
  { incident, entries, seal }: RecordExport,
  keyFile: string | undefined,
): Promise<SealFound> {
  if (!seal) return { is: 'none' };
  const { length, head, at, signature } = seal;
  if (entries[length - 1]?.head !== head) return bad('the seal is of another chain than this one');
  if (keyFile === undefined) return { is: 'unchecked' };
  const keys = keysIn(keyFile);
  try {
    const { payload } = await compactVerify(signature, keys, { algorithms: ['ES256'] });
    const signed = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    const isSame = Object.entries({ incident, length, head, at }).every(([name, value]) => signed[name] === value);
    return isSame ? { is: 'good' } : bad('what was signed is not what the seal says');
  } catch {
    return bad('the seal was not signed with the key that was given');
  }
}

function keysIn(file: string) {
  try {
    const given = JSON.parse(textOf(file)) as JWK | JSONWebKeySet;
    const { keys } = 'keys' in given ? (given as JSONWebKeySet) : { keys: [given as JWK] };
    if (!keys.every(({ kty }) => typeof kty === 'string')) throw new Error('no keys');
    return createLocalJWKSet({ keys });
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused(`${file} has no public key in it: a JWK or a set of them is needed`);
  }
}
