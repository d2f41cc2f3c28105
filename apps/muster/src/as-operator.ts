import { issuePersonToken } from '#authority';
import { HttpClient } from '#contracts/client';
import { findMuster } from './find-muster.js';
import { OPERATOR } from './operator.js';
import { musterSettings } from './settings.js';

/** The Muster at MUSTER_URL with the token in MUSTER_TOKEN, or that of the data folder as its operator. Throws `MusterNotFound`. */
export async function asOperator(): Promise<HttpClient> {
  const { MUSTER_URL: url, MUSTER_TOKEN: token } = process.env;
  if (url) return new HttpClient(url, async () => token ?? '');
  const { address, peoplesKey } = await findMuster(musterSettings(process.env).MUSTER_DATA, undefined);
  return new HttpClient(address, () => issuePersonToken(peoplesKey, OPERATOR));
}
