import { existsSync } from 'node:fs';
import type { SigningKey } from '#authority';
import { openKeys } from './keys.js';
import { DataFolder, runningOn } from './servers/index.js';

/** A Muster to play on, and the key with which the people of a story are vouched for. */
export interface Found {
  readonly address: string;
  readonly folder: string;
  readonly peoplesKey: SigningKey;
}

/** There is no Muster to play on, or nothing that vouches for people; the message says what to do. */
export class MusterNotFound extends Error {}

/**
 * The Muster that runs on the data folder, or the one at `address`; either way the folder has the key for people. Throws
 * {@link MusterNotFound}.
 */
export async function findMuster(data: string, address: string | undefined): Promise<Found> {
  if (!existsSync(data)) throw new MusterNotFound(address ? noKey(address, data) : nobodyRuns(data));
  const folder = DataFolder.open(data);
  const found = address ?? runningOn(folder)?.address;
  if (!found) throw new MusterNotFound(nobodyRuns(folder.path));
  return { address: found, folder: folder.path, peoplesKey: (await openKeys(folder)).people };
}

const nobodyRuns = (data: string) =>
  `No Muster runs on ${data}. Start one with npm start, or set MUSTER_DATA to its data folder.`;

/** What to do when the Muster at that address does not know the key of the folder. */
export const noKey = (address: string, data: string): string =>
  `The Muster at ${address} is not the one of the data folder ${data}, whose key vouches for the people of the story. Set MUSTER_DATA to its data folder.`;
